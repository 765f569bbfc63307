// The words of an instrument, each with its place in a content pack.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assay/instrument.hpp"

namespace assay {

// One text, or the texts of one kind.
struct Words {
  std::string key;
  std::vector<std::string*> texts;
  bool needed = true;  // whether a reader of another language misses it
  bool given = false;
};

// What has words: the instrument, its attributes, or one scale, role, construct or item.
struct WordedSubject {
  std::string section;
  std::string id;
  std::vector<Words> words;

  Words* find(std::string_view key);
  std::vector<std::string> keys() const;
  std::string path() const;
};

// All subjects of an instrument, in its order. Points into it: the instrument must stay where it is.
class InstrumentWords {
 public:
  explicit InstrumentWords(Instrument& instrument);

  WordedSubject* find(const std::string& section, const std::string& id);
  std::vector<std::string> ids(std::string_view section) const;
  std::vector<WordedSubject>& subjects() { return subjects_; }

 private:
  void add_attributes(Instrument& instrument);
  void add_scales(Instrument& instrument);
  void add_constructs(Instrument& instrument);
  WordedSubject& add(std::string section, std::string id);

  std::vector<WordedSubject> subjects_;
  std::unordered_map<std::string, std::size_t> index_;
};

}  // namespace assay
