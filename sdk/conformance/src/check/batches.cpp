#include "batches.hpp"

namespace assay::conformance {

CaseMaker::CaseMaker(const Model& model, std::uint64_t seed)
    : model_(model), instrument_(model.instrument()), random_(seed), seed_(seed) {}

bool CaseMaker::is_in(std::uint32_t role, std::uint32_t ancestor) const {
  while (role != ASSAY_NONE && role != ancestor) role = instrument_.roles[role].parent;
  return role == ancestor;
}

// Whether the role, and those that it is pooled into, have room for one more.
bool CaseMaker::may_come(const MadeCase& made, std::uint32_t role) const {
  for (std::uint32_t at = role; at != ASSAY_NONE; at = instrument_.roles[at].parent) {
    const std::uint32_t most = instrument_.roles[at].max_raters;
    std::uint32_t there = 0;
    for (const std::uint32_t other : made.roles) there += is_in(other, at) ? 1 : 0;
    if (most != 0 && there >= most) return false;
  }
  return true;
}

void CaseMaker::add_rater(MadeCase& made, std::uint32_t role) {
  made.roles.push_back(role);
  made.values.resize(made.roles.size() * instrument_.items.size(), 0.0);
  made.states.resize(made.roles.size() * instrument_.items.size(), ASSAY_ANSWER_BLANK);
}

MadeCase CaseMaker::of_all_roles(std::string name) {
  MadeCase made{std::move(name), {}, {}, {}};
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t role = 0; role < instrument_.roles.size(); ++role) {
      if (may_come(made, role)) add_rater(made, role);
    }
  }
  return made;
}

void CaseMaker::answer(MadeCase& made, std::size_t rater, std::size_t item, double value) {
  const std::size_t at = rater * instrument_.items.size() + item;
  made.values[at] = value;
  made.states[at] = ASSAY_ANSWER_VALUE;
}

double CaseMaker::inner_value(std::size_t item) {
  const Scale& scale = instrument_.scales[instrument_.items[item].scale];
  const double low = scale.points.front(), high = scale.points.back();
  if (scale.continuous) return low + (high - low) * (0.25 + random_.fraction() / 2);
  if (scale.points.size() < 3) return scale.points[random_.below(2)];
  return scale.points[1 + random_.below(scale.points.size() - 2)];
}

double CaseMaker::any_value(std::size_t item) {
  const Scale& scale = instrument_.scales[instrument_.items[item].scale];
  if (!scale.continuous || random_.chance(0.2)) return scale.points[random_.below(scale.points.size())];
  const double low = scale.points.front(), high = scale.points.back();
  const double value = low + (high - low) * random_.fraction();
  return value > high ? high : value;
}

void CaseMaker::answer_all(MadeCase& made) {
  for (std::size_t rater = 0; rater < made.roles.size(); ++rater) {
    for (std::size_t item = 0; item < instrument_.items.size(); ++item)
      answer(made, rater, item, inner_value(item));
  }
}

// Some forms, some raters silent, and of what is left some NA and some blank.
void CaseMaker::answer_some(MadeCase& made) {
  const std::size_t forms = instrument_.forms.size();
  std::vector<bool> taken(forms);
  for (std::size_t form = 0; form < forms; ++form) taken[form] = random_.chance(0.6);
  if (forms > 0) taken[random_.below(forms)] = true;
  const double na = random_.chance(0.5) ? 0 : random_.fraction(),
               blank = random_.chance(0.5) ? 0 : random_.fraction();
  for (std::size_t rater = 0; rater < made.roles.size(); ++rater) {
    if (random_.chance(0.05)) continue;
    for (std::size_t item = 0; item < instrument_.items.size(); ++item) {
      const Item& asked = instrument_.items[item];
      if (asked.form != ASSAY_NONE && !taken[asked.form]) continue;
      if (instrument_.scales[asked.scale].accepts_na && random_.chance(na)) {
        made.states[rater * instrument_.items.size() + item] = ASSAY_ANSWER_NA;
      } else if (!random_.chance(blank)) {
        answer(made, rater, item, any_value(item));
      }
    }
  }
}

MadeCase CaseMaker::ordinary() {
  MadeCase made = of_all_roles("an ordinary case");
  answer_all(made);
  return made;
}

MadeCase CaseMaker::any() {
  MadeCase made{"made-up case " + std::to_string(++made_) + " of seed " + std::to_string(seed_), {}, {}, {}};
  for (std::uint32_t role = 0; role < instrument_.roles.size(); ++role) {
    if (instrument_.roles[role].required && may_come(made, role)) add_rater(made, role);
  }
  const std::uint64_t more = random_.below(8);
  for (std::uint64_t i = 0; i < more || made.roles.empty(); ++i) {
    const auto role = static_cast<std::uint32_t>(random_.below(instrument_.roles.size()));
    if (may_come(made, role)) add_rater(made, role);
  }
  answer_some(made);
  return made;
}

MadeCases CaseMaker::any(std::size_t count) {
  MadeCases cases;
  while (cases.size() < count) cases.push_back(any());
  return cases;
}

MadeCase CaseMaker::all_na() {
  MadeCase made = of_all_roles("the case with NA to everything");
  for (std::size_t at = 0; at < made.states.size(); ++at) {
    const Item& item = instrument_.items[at % instrument_.items.size()];
    if (instrument_.scales[item.scale].accepts_na) made.states[at] = ASSAY_ANSWER_NA;
  }
  return made;
}

MadeCase CaseMaker::all_blank() {
  return of_all_roles("the case with nothing answered");
}

MadeCase CaseMaker::all_lowest(bool turned) {
  MadeCase made =
      of_all_roles(turned ? "the case with the least of everything" : "the case with every answer lowest");
  for (std::size_t rater = 0; rater < made.roles.size(); ++rater) {
    for (std::size_t item = 0; item < instrument_.items.size(); ++item) {
      const Item& asked = instrument_.items[item];
      const std::vector<double>& points = instrument_.scales[asked.scale].points;
      answer(made, rater, item, turned && asked.reverse ? points.back() : points.front());
    }
  }
  return made;
}

MadeCase CaseMaker::all_highest(bool turned) {
  MadeCase made =
      of_all_roles(turned ? "the case with the most of everything" : "the case with every answer highest");
  for (std::size_t rater = 0; rater < made.roles.size(); ++rater) {
    for (std::size_t item = 0; item < instrument_.items.size(); ++item) {
      const Item& asked = instrument_.items[item];
      const std::vector<double>& points = instrument_.scales[asked.scale].points;
      answer(made, rater, item, turned && asked.reverse ? points.front() : points.back());
    }
  }
  return made;
}

MadeCases CaseMaker::single_raters() {
  const auto alone = [&](std::uint32_t role) {
    for (std::uint32_t other = 0; other < instrument_.roles.size(); ++other) {
      if (instrument_.roles[other].required && !is_in(role, other)) return false;
    }
    return true;
  };
  MadeCases lawful, all;
  for (std::uint32_t role = 0; role < instrument_.roles.size(); ++role) {
    MadeCase made{"the case of a single rater, in role " + instrument_.roles[role].id, {}, {}, {}};
    add_rater(made, role);
    answer_all(made);
    if (alone(role)) lawful.push_back(made);
    all.push_back(std::move(made));
  }
  return lawful.empty() ? all : lawful;
}

MadeCase CaseMaker::zero_raters() const {
  return {"the case without raters", {}, {}, {}};
}

MadeCase CaseMaker::of_raters(std::size_t count) {
  MadeCase made{"the case of " + std::to_string(count) + " raters", {}, {}, {}};
  std::vector<std::uint32_t> open;
  for (std::uint32_t role = 0; role < instrument_.roles.size(); ++role) {
    open.push_back(role);
    if (instrument_.roles[role].required && may_come(made, role)) add_rater(made, role);
  }
  while (made.roles.size() < count && !open.empty()) {
    const std::size_t which = random_.below(open.size());
    if (may_come(made, open[which])) {
      add_rater(made, open[which]);
    } else {
      open.erase(open.begin() + static_cast<std::ptrdiff_t>(which));
    }
  }
  answer_some(made);
  return made;
}

Batch::Batch(const MadeCases& cases, std::size_t items) : items_(items), rater_begin_{0} {
  // No address is null, also when there is nothing at it.
  rater_role_.reserve(1);
  values_.reserve(1);
  states_.reserve(1);
  for (const MadeCase& made : cases) {
    names_.push_back(made.name);
    rater_role_.insert(rater_role_.end(), made.roles.begin(), made.roles.end());
    values_.insert(values_.end(), made.values.begin(), made.values.end());
    states_.insert(states_.end(), made.states.begin(), made.states.end());
    rater_begin_.push_back(rater_role_.size());
  }
}

assay_batch Batch::abi(std::size_t first, std::size_t count) const {
  assay_batch batch{};
  batch.struct_size = sizeof batch;
  batch.case_count = static_cast<std::uint32_t>(count);
  batch.rater_begin = rater_begin_.data() + first;
  batch.rater_role = rater_role_.data();
  batch.values = values_.data();
  batch.states = states_.data();
  return batch;
}

}  // namespace assay::conformance
