// No field of the contract is forgotten: the description of each struct (fields.hpp) is gone through with an
// archive that marks the bytes it is shown. The list of structs is made from the headers by the build, so a
// struct without a description does not compile, and a field that is added to a struct or a table fails here
// until it travels.
#include <dlfcn.h>

#include <string>

#include "archive.hpp"
#include "catch.hpp"
#include "fields.hpp"
#include "near.hpp"

using namespace loopback;

namespace {

// Has the members of Packer and Unpacker. Bare pointers are given something to point at.
class Marker {
 public:
  Marker(const void* whole, std::size_t size) : begin_(static_cast<const char*>(whole)), seen_(size, '.') {}

  const std::string& seen() const { return seen_; }
  void mark(const void* field, std::size_t size) {
    const std::size_t at = static_cast<std::size_t>(static_cast<const char*>(field) - begin_);
    REQUIRE(at + size <= seen_.size());
    REQUIRE(seen_.find_first_not_of('.', at) >= at + size);  // nothing is shown twice
    seen_.replace(at, size, size, 'x');
  }

  template <typename N>
  void number(N& field) {
    static_assert(Number<N>);
    mark(&field, sizeof field);
  }
  void reserved(std::uint32_t& field) { mark(&field, sizeof field); }
  void context(void*& field) { mark(&field, sizeof field); }
  void text(assay_text& field) { mark(&field, sizeof field); }
  template <typename N>
  void numbers(N*& field, std::uint64_t) {
    static N none[2] = {};
    mark(&field, sizeof field);
    field = none;
  }
  template <typename T>
  void array(assay_array& field, std::uint64_t = 0) {
    mark(&field, sizeof field);
  }
  template <typename T>
  void object(const T*& field) {
    mark(&field, sizeof field);
  }
  template <typename R, typename... A>
  void function(R (*&field)(A...)) {
    mark(&field, sizeof field);
  }
  void characters(char* field, std::uint64_t) { mark(field, ASSAY_ERROR_CAPACITY); }

 private:
  const char* begin_;
  std::string seen_;
};

// A byte for each of T's: 'x' where its description showed it.
template <typename T>
std::string shown() {
  T whole{};
  Marker marker(&whole, sizeof whole);
  if constexpr (requires { whole.struct_size; }) marker.mark(&whole.struct_size, sizeof whole.struct_size);
  fields(marker, whole, 0);
  return marker.seen();
}
// The two that every archive knows by itself.
template <>
std::string shown<assay_text>() {
  return std::string(sizeof(assay_text), 'x');
}
template <>
std::string shown<assay_array>() {
  return std::string(sizeof(assay_array), 'x');
}

// A description with a gap, to see that a gap is seen.
struct Gapped {
  std::uint32_t first, forgotten, last;
};
template <class Archive>
void fields(Archive& a, Gapped& s, Length) {
  a.number(s.first);
  a.number(s.last);
}

}  // namespace

TEST_CASE("loopback codec: every field of every struct of the contract is described") {
  std::size_t structs = 0;
#define ASSAY_STRUCT(name)                                              \
  {                                                                     \
    INFO(#name " has a field that does not travel: " << shown<name>()); \
    CHECK(shown<name>().find('.') == std::string::npos);                \
    ++structs;                                                          \
  }
#include "contract_structs.inc"
#undef ASSAY_STRUCT
  CHECK(structs >= 50);  // as many as the first version of the contract has
}

TEST_CASE("loopback codec: a field without a description is seen") {
  CHECK(shown<Gapped>() == "xxxx....xxxx");
}

TEST_CASE("loopback codec: strides, sizes and nulls travel as the contract says") {
  // Elements of somebody who knows less of them.
  struct OldTheme {
    assay_text id, title;
  };
  const OldTheme old[2] = {{{"a", 1}, {"A", 1}}, {{"bee", 3}, {nullptr, 0}}};
  assay_comparison sent{};
  sent.struct_size = offsetof(assay_comparison, members);
  sent.name = {"Jane", 4};
  sent.themes = {old, 2, sizeof(OldTheme)};
  sent.members = {&sent, 99, 1};  // beyond its size: must not be looked at
  Packer out;
  out.object(&sent);
  out.object<assay_norm>(nullptr);
  Message message = out.take();

  Arena arena;
  Unpacker in(message, arena, 8);
  const auto* got = in.object<assay_comparison>();
  REQUIRE(got != nullptr);
  CHECK(got->struct_size == offsetof(assay_comparison, members));
  CHECK(std::string(got->name.data, got->name.size) == "Jane");
  CHECK(got->members.count == 0);
  CHECK(got->themes.count == 2);
  CHECK(got->themes.stride == sizeof(OldTheme));  // still as short: ASSAY_ELEMENT_HAS must go on saying no
  CHECK_FALSE(ASSAY_ELEMENT_HAS(assay_theme, got->themes, note));
  const assay_theme* second = ASSAY_AT(assay_theme, got->themes, 1);
  CHECK(std::string(second->id.data, second->id.size) == "bee");
  CHECK(second->title.data == nullptr);
  CHECK(in.object<assay_norm>() == nullptr);
  CHECK(message.read == message.size());
}

TEST_CASE("loopback codec: numbers keep every bit, and elements are spread") {
  const double points[] = {-0.0, 1e-310, 1.0 / 3, std::numeric_limits<double>::infinity(), std::nan("5")};
  const assay_array sent{points, 5, sizeof(double)};
  Packer out;
  out.array<double>(sent);
  Message message = out.take();
  Arena arena;
  assay_array got{};
  Unpacker(message, arena, 16).array<double>(got);
  REQUIRE(got.count == 5);
  CHECK(got.stride == 24);
  for (std::size_t i = 0; i < 5; ++i)
    CHECK(std::memcmp(ASSAY_AT(double, got, i), &points[i], sizeof(double)) == 0);
}

TEST_CASE("loopback codec: a message that is cut short is refused at every length") {
  assay_option option{};
  option.key = {"greeting", 8};
  option.text = {"Dear", 4};
  const assay_array sent{&option, 1, sizeof option};
  Packer out;
  out.array<assay_option>(sent);
  const Message whole = out.take();
  REQUIRE(whole.size() > 40);
  for (std::size_t kept = 0; kept < whole.size(); ++kept) {
    Message cut;
    cut.append(whole.data(), kept);
    Arena arena;
    assay_array got{};
    CHECK_THROWS_AS(Unpacker(cut, arena, 0).array<assay_option>(got), std::runtime_error);
  }
}

namespace {

// Whether each function of a table is there. All tables begin with two numbers and go on with pointers.
template <typename Interface>
void check_whole(const Interface& table, std::size_t first_function) {
  CHECK(table.struct_size == sizeof table);
  for (std::size_t at = first_function; at < sizeof table; at += sizeof(void*)) {
    void* function = nullptr;
    std::memcpy(&function, reinterpret_cast<const char*>(&table) + at, sizeof function);
    INFO("function at " << at);
    CHECK(function != nullptr);
  }
}

}  // namespace

TEST_CASE("loopback: it stands in for every function of every table") {
  const Near::Tables& tables = Near::kStandIns;
  check_whole(tables.plugin, offsetof(assay_plugin, open));
  check_whole(tables.instrument, offsetof(assay_instrument_interface, count));
  check_whole(tables.scorer, offsetof(assay_scorer_interface, count));
  check_whole(tables.report_writer, offsetof(assay_report_writer_interface, count));
  check_whole(tables.renderer, offsetof(assay_renderer_interface, count));
}

TEST_CASE("loopback: memory is overwritten when it is given back") {
  unsigned char memory[4] = {1, 2, 3, 4};
  poison(memory, 3);
  CHECK(memory[0] == kPoison);
  CHECK(memory[2] == kPoison);
  CHECK(memory[3] == 4);
}
