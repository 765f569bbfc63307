// The half that the host sees: it stands in for the plugin, encodes what it is called with, and decodes what
// the plugin answered. What the host gets for an object is its handle, as an address that nobody can follow.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calls.hpp"
#include "kinds.hpp"

namespace loopback {

// The lines to the other half. A line serves one call at a time, so each thread takes one for each call.
class Lines {
 public:
  virtual ~Lines() = default;
  virtual Line& take() = 0;
  virtual void give_back(Line& line) = 0;
};

class Near final : public Half {
 public:
  // What the host gets, before it is known what the plugin has of it.
  struct Tables {
    assay_plugin plugin;
    assay_instrument_interface instrument;
    assay_scorer_interface scorer;
    assay_report_writer_interface report_writer;
    assay_renderer_interface renderer;
  };
  static const Tables kStandIns;

  explicit Near(Style style) : style_(style) {}
  // Before the first call. `lines` must live as long.
  void connect(Lines& lines) { lines_ = &lines; }

  // The table of a plugin, whose functions work with the Near that `stand_in` was called on last.
  const assay_plugin* entry(std::uint32_t version);
  void stand_in();

  Message serve(Message& request, Line& line) override;
  void incoming(Message& message) override;

  // --- what the tables' functions do ---

  assay_status open(const assay_host* host, assay_instance** instance, assay_error* error);
  void close(assay_instance* instance);
  const void* find_interface(assay_text id);
  std::uint32_t count(Kind kind, assay_instance* instance);
  template <typename K>
  assay_status describe(assay_instance* instance, std::uint32_t index, typename K::Info* info,
                        assay_error* error);
  template <typename K>
  assay_status create(assay_instance* instance, assay_text id, const typename K::Setup* setup,
                      typename K::Object** object, assay_error* error);
  void destroy(Kind kind, const void* object);
  void measures(assay_scorer* scorer, assay_array* measures);
  assay_status score(assay_scorer* scorer, const assay_batch* batch, const assay_score_table* table,
                     assay_error* error);
  template <typename Subject>
  assay_status write(Call what, assay_report_writer* writer, const Subject* subject,
                     const assay_document_sink* sink, assay_error* error);
  assay_status render(assay_renderer* renderer, const assay_document_source* document,
                      const assay_byte_sink* out, assay_error* error);

 private:
  // What was decoded for the host, for as long as the object lives that it was asked of.
  struct Kept {
    Handle host = 0;
    std::uint64_t items = 0;
    std::optional<assay_array> measures;
    std::vector<Arena> arenas;
  };
  Kept& kept(Handle handle);
  void forget(Handle handle);
  // A call that cannot fail: when it does, the process ends.
  template <typename Pack, typename Read>
  void tell(Call what, Pack pack, Read read) noexcept;
  template <typename Interface>
  const void* known_table(std::optional<Interface>& known, const Interface& stand_in, assay_text id);

  Style style_;
  Lines* lines_ = nullptr;
  std::mutex mutex_;
  std::map<Handle, Kept> kept_;
  std::map<std::uint32_t, std::optional<assay_plugin>> plugins_;
  Arena constants_;
  std::optional<assay_instrument_interface> instrument_;
  std::optional<assay_scorer_interface> scorer_;
  std::optional<assay_report_writer_interface> report_writer_;
  std::optional<assay_renderer_interface> renderer_;
  Table<const assay_host*> hosts_;
  Table<const assay_document_source*> sources_;
  Table<const assay_byte_sink*> byte_sinks_;
  Sinks sinks_;
};

}  // namespace loopback
