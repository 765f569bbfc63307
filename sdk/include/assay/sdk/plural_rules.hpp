// assay/sdk/plural_rules.hpp: which plural form a whole number takes, by rules as the host hands them over.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/sdk/error.hpp"

namespace assay::sdk {

// The plural rules of a language, such as "one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14". Forms are
// divided by ";", each a name, ":" and a condition. A condition is relations, joined by "and", which binds
// closer, and "or". A relation is "n" or "n % <number>", then "=" or "!=", then numbers and ranges divided by
// ",". The first form whose condition holds is taken, and "other" when none does.
class PluralRules {
 public:
  // Fails the call with ASSAY_E_CONTENT when the text is not of that form.
  explicit PluralRules(std::string_view rules) {
    Reader reader{rules, 0};
    reader.space();
    while (!reader.done()) {
      std::string name = reader.word();
      reader.take(":");
      forms_.push_back({std::move(name), reader.condition()});
      if (!reader.done()) reader.take(";");
    }
  }

  // "zero", "one", "two", "few", "many" or "other". Valid as long as these rules.
  std::string_view operator()(std::uint64_t count) const {
    for (const Form& form : forms_) {
      if (holds(form.any, count)) return form.name;
    }
    return "other";
  }

  // The names of the forms, without "other".
  std::vector<std::string_view> names() const {
    std::vector<std::string_view> all;
    for (const Form& form : forms_) all.push_back(form.name);
    return all;
  }

 private:
  struct Relation {
    std::uint64_t divisor = 0;  // 0: the number itself
    bool negated = false;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  };
  using All = std::vector<Relation>;
  struct Form {
    std::string name;
    std::vector<All> any;
  };

  static bool holds(const std::vector<All>& any, std::uint64_t count) {
    for (const All& all : any) {
      bool each = true;
      for (const Relation& relation : all) each = each && holds(relation, count);
      if (each) return true;
    }
    return false;
  }
  static bool holds(const Relation& relation, std::uint64_t count) {
    const std::uint64_t rest = relation.divisor == 0 ? count : count % relation.divisor;
    bool inside = false;
    for (const auto& [low, high] : relation.ranges) inside = inside || (low <= rest && rest <= high);
    return inside != relation.negated;
  }

  struct Reader {
    std::string_view text;
    std::size_t at;

    bool done() const { return at == text.size(); }
    void space() {
      while (at < text.size() && text[at] == ' ') ++at;
    }
    bool next(std::string_view token) {
      if (text.substr(at, token.size()) != token) return false;
      at += token.size();
      space();
      return true;
    }
    void take(std::string_view token) {
      if (!next(token)) fail("\"" + std::string(token) + "\"");
    }
    [[noreturn]] void fail(const std::string& wanted) const {
      refuse("`locale.plurals` is no list of plural rules: character " + std::to_string(at + 1) + " of \"" +
             std::string(text) + "\" should begin " + wanted);
    }
    std::string word() {
      const std::size_t begin = at;
      while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
      if (begin == at) fail("the name of a form");
      std::string found(text.substr(begin, at - begin));
      space();
      return found;
    }
    std::uint64_t number() {
      const std::size_t begin = at;
      std::uint64_t value = 0;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9' && at - begin < 18) {
        value = value * 10 + static_cast<std::uint64_t>(text[at++] - '0');
      }
      if (begin == at) fail("a number");
      space();
      return value;
    }
    Relation relation() {
      Relation one;
      take("n");
      if (next("%")) {
        const std::size_t place = at;
        one.divisor = number();
        if (one.divisor == 0) {
          at = place;
          fail("a number above 0");
        }
      }
      one.negated = next("!=");
      if (!one.negated) take("=");
      do {
        const std::uint64_t low = number();
        one.ranges.emplace_back(low, next("..") ? number() : low);
      } while (next(","));
      return one;
    }
    std::vector<All> condition() {
      std::vector<All> any(1);
      for (;;) {
        any.back().push_back(relation());
        if (next("or ")) {
          any.emplace_back();
        } else if (!next("and ")) {
          return any;
        }
      }
    }
  };

  std::vector<Form> forms_;
};

}  // namespace assay::sdk
