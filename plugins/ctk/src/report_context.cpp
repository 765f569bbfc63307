#include "report_context.hpp"

#include <algorithm>
#include <assay/sdk/number_text.hpp>
#include <charconv>
#include <cmath>

namespace ctk {

using assay::sdk::ArrayView;
using assay::sdk::DocumentBuilder;
using assay::sdk::fixed_text;
using assay::sdk::view;

namespace {

constexpr std::string_view kNone = "\u2013";  // an en dash

constexpr double kHalfLevel = 0.5;

// How many decimals a number takes, two at most.
int decimals_of(double value) {
  const std::string text = fixed_text(value, 2);
  if (text.back() != '0') return 2;
  return text[text.size() - 2] == '0' ? 0 : 1;
}

}  // namespace

std::string ReportContext::figure(std::optional<double> value) const {
  return value ? format.number(*value, 2) : std::string(kNone);
}

std::string ReportContext::signed_figure(std::optional<double> value) const {
  return value ? format.signed_number(*value, 2) : std::string(kNone);
}

std::string ReportContext::signed_plain_figure(std::optional<double> value) const {
  return value ? format.signed_number(*value, decimals_of(*value)) : std::string(kNone);
}

std::string ReportContext::percent(std::optional<double> share) const {
  if (!share) return std::string(kNone);
  if (*share == 0 || *share == 1) return format.percent(*share * 100, 0);
  return format.percent(std::clamp(*share * 100, 0.1, 99.9), 1);
}

double as_printed(double value) {
  const std::string text = fixed_text(value, 2);
  double printed = 0;
  std::from_chars(text.data(), text.data() + text.size(), printed);
  return printed;
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += separator;
    out += word;
  }
  return out;
}

ReportContext::ReportContext(const assay::sdk::ReportSetup& setup)
    : model(setup.model),
      wording(setup.wording),
      format(setup.wording),
      job(setup.model),
      client_name(setup.client_name),
      locale(setup.locale),
      develop_competencies(static_cast<std::size_t>(setup.options.integer("develop_competencies"))),
      develop_behaviours(static_cast<std::size_t>(setup.options.integer("develop_behaviours"))) {}

std::string_view ReportContext::role_id(std::uint32_t slot) const {
  return slot == job.pooled() ? std::string_view("all") : view(model.roles()[job.roles()[slot]].id);
}

std::string_view ReportContext::role_title(std::uint32_t slot) const {
  return slot == job.pooled() ? wording("role.all") : view(model.roles()[job.roles()[slot]].title);
}

std::string ReportContext::level_words(std::uint32_t scale, double value) const {
  const std::string_view label = model.label(scale, value);
  return label.empty() ? plain_figure(value)
                       : wording("level", {{"level", plain_figure(value)}, {"word", label}});
}

std::string ReportContext::group_titles(const Competency& one) const {
  std::vector<std::string> titles;
  for (const std::size_t group : one.groups) titles.emplace_back(title(job.groups()[group]));
  return format.list(titles);
}

std::string ReportContext::anchors(std::uint32_t scale) const {
  std::vector<std::string> words;
  const assay_scale& one = model.scales()[scale];
  for (const assay_scale_label& label : ArrayView<assay_scale_label>(one.labels)) {
    words.push_back(wording("level", {{"level", plain_figure(label.value)}, {"word", view(label.text)}}));
  }
  if (words.empty()) {
    const ArrayView<double> points(one.points);
    words.push_back(wording(
        "scale.ends", {{"low", plain_figure(points[0])}, {"high", plain_figure(points[points.size() - 1])}}));
  }
  return joined(words, wording("list.separator"));
}

Scores::Scores(const ReportContext& context, const assay::sdk::Case& assessed)
    : context_(context),
      case_(assessed),
      rows_(context.model, context.job, assessed.rows()),
      n_(assessed.column("n")),
      mean_(assessed.column("mean")),
      attained_(assessed.column("attained")),
      source_(assessed.column("source")),
      priority_(assessed.column("priority")),
      rank_(assessed.column("rank")),
      fit_(assessed.column("fit")),
      coverage_(assessed.column("coverage")),
      agreement_(assessed.column("agreement")),
      lead_(context.job.pooled()) {
  if (!context.job.characteristics().empty()) {
    preference_ = assessed.column("preference");
    difference_ = assessed.column("difference");
  }
  for (std::uint32_t slot = 0; slot < context.job.pooled(); ++slot) {
    if (fit(context.job.root(), slot)) views_.push_back(slot);
  }
  if (views_.size() == 1) lead_ = views_.front();
}

std::vector<std::uint32_t> Scores::shown() const {
  std::vector<std::uint32_t> slots = views_;
  if (slots.size() > 1) slots.push_back(context_.job.pooled());
  return slots;
}

std::optional<double> Scores::preference(const Characteristic& one) const {
  return at(preference_, one.construct, context_.job.person());
}

std::optional<double> Scores::difference(const Characteristic& one) const {
  return at(difference_, one.construct, context_.job.person());
}

std::size_t Scores::rated(std::uint32_t slot) const {
  return context_.job.competencies().size() - not_rated(slot).size();
}

std::vector<std::string> Scores::not_rated(std::uint32_t slot) const {
  std::vector<std::string> titles;
  for (const Competency& one : context_.job.competencies()) {
    if (!attained(one, slot)) titles.emplace_back(context_.title(one));
  }
  return titles;
}

std::vector<const Competency*> Scores::to_develop() const {
  std::vector<const Competency*> found;
  for (const Competency& one : context_.job.competencies()) {
    if (rank(one, lead_)) found.push_back(&one);
  }
  std::sort(found.begin(), found.end(),
            [&](const Competency* a, const Competency* b) { return rank(*a, lead_) < rank(*b, lead_); });
  return found;
}

std::optional<double> Scores::gap(const Competency& one, std::uint32_t slot) const {
  const auto level = attained(one, slot);
  if (!level) return std::nullopt;
  return as_printed(one.target.value() - *level);
}

std::size_t Scores::well_below() const {
  const auto is_below = [&](const Competency& one) { return gap(one, lead_).value_or(0) >= kHalfLevel; };
  const auto& all = context_.job.competencies();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_below));
}

std::vector<const Competency*> Scores::nearest(std::size_t most) const {
  std::vector<const Competency*> found;
  for (const Competency& one : context_.job.competencies()) {
    if (attained(one, lead_)) found.push_back(&one);
  }
  // Equal shares may differ by a hair as doubles; a tie goes to the earlier competency.
  const auto share = [&](const Competency* one) {
    constexpr double kHairs = 1e9;
    return std::llround(kHairs * *attained(*one, lead_) / one->target.value());
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const Competency* a, const Competency* b) { return share(a) > share(b); });
  if (found.size() > most) found.resize(most);
  return found;
}

std::vector<std::uint32_t> Scores::lowest_behaviours(const Competency& one, std::size_t most) const {
  std::vector<std::uint32_t> found;
  for (const std::uint32_t item : one.behaviours) {
    const auto mean = item_mean(item, lead_);
    if (mean && *mean < one.target.value()) found.push_back(item);
  }
  // A tie goes to the earlier behaviour. Equal means of whole answers are equal doubles.
  std::stable_sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return item_mean(a, lead_) < item_mean(b, lead_);
  });
  if (found.size() > most) found.resize(most);
  return found;
}

void write_cover(const ReportContext& context, DocumentBuilder& document, std::string_view note,
                 const std::vector<std::pair<std::string_view, std::string>>& lines) {
  std::vector<assay_pair> pairs;
  for (const auto& [key, value] : lines) {
    if (!value.empty()) pairs.push_back({assay::sdk::text(context.wording(key)), assay::sdk::text(value)});
  }
  assay_element cover = DocumentBuilder::element(ASSAY_COVER);
  cover.title = assay::sdk::text(context.model.title());
  cover.note = assay::sdk::text(note);
  cover.attributes = assay::sdk::array(pairs);
  document.block(cover, [] {});
}

void write_strings(DocumentBuilder& document, const std::vector<std::string_view>& entries) {
  document.list(false, [&] {
    for (const std::string_view entry : entries) document.list_item(entry);
  });
}

}  // namespace ctk
