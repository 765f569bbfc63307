#include "near.hpp"

#include <cstdio>

#include "slice.hpp"

namespace loopback {
namespace {

// The functions of a table that come without an instance have nothing else to find their half by.
Near* g_near = nullptr;

template <typename T>
Handle handle_of(const T* object) {
  return reinterpret_cast<std::uintptr_t>(object);
}
template <typename T>
T* as_object(Handle handle) {
  return reinterpret_cast<T*>(static_cast<std::uintptr_t>(handle));
}

// A line for one call.
class Leased {
 public:
  explicit Leased(Lines& lines) : lines_(lines), line_(lines.take()) {}
  ~Leased() { lines_.give_back(line_); }
  Leased(const Leased&) = delete;
  Leased& operator=(const Leased&) = delete;
  Line& operator*() const { return line_; }

 private:
  Lines& lines_;
  Line& line_;
};

}  // namespace

void Near::stand_in() {
  g_near = this;
}

Near::Kept& Near::kept(Handle handle) {
  const std::lock_guard lock(mutex_);
  return kept_[handle];
}

void Near::forget(Handle handle) {
  const std::lock_guard lock(mutex_);
  kept_.erase(handle);
}

template <typename Pack, typename Read>
void Near::tell(Call what, Pack pack, Read read) noexcept try {
  Packer out;
  out.number(what);
  pack(out);
  const Leased line(*lines_);
  Message answer = (*line).ask(out.take());
  read(answer);
} catch (const std::exception& exception) {
  std::fprintf(stderr, "loopback: %s\n", exception.what());
  std::abort();
}

// --- the plugin and its interfaces ---

const assay_plugin* Near::entry(std::uint32_t version) {
  tell(
      Call::Entry, [&](Packer& out) { out.number(version); },
      [&](Message& answer) {
        const std::lock_guard lock(mutex_);
        if (plugins_.count(version) != 0) return;
        assay_plugin plugin = kStandIns.plugin;
        if (Unpacker(answer, constants_, style_.spread).object_over(plugin)) plugins_[version] = plugin;
      });
  const std::lock_guard lock(mutex_);
  const auto found = plugins_.find(version);
  return found == plugins_.end() ? nullptr : &*found->second;
}

template <typename Interface>
const void* Near::known_table(std::optional<Interface>& known, const Interface& stand_in, assay_text id) {
  tell(
      Call::FindInterface, [&](Packer& out) { out.text(id); },
      [&](Message& answer) {
        const std::lock_guard lock(mutex_);
        if (known) return;
        Interface table = stand_in;
        if (Unpacker(answer, constants_, style_.spread).object_over(table)) known = table;
      });
  const std::lock_guard lock(mutex_);
  return known ? &*known : nullptr;
}

const void* Near::find_interface(assay_text id) {
  const std::string_view words(id.data, id.size);
  if (words == InstrumentKind::kId) return known_table(instrument_, kStandIns.instrument, id);
  if (words == ScorerKind::kId) return known_table(scorer_, kStandIns.scorer, id);
  if (words == ReportWriterKind::kId) return known_table(report_writer_, kStandIns.report_writer, id);
  if (words == RendererKind::kId) return known_table(renderer_, kStandIns.renderer, id);
  return nullptr;  // an interface that this build does not know cannot be carried
}

assay_status Near::open(const assay_host* host, assay_instance** instance, assay_error* error) {
  const Handle host_handle = hosts_.add(host);
  const Leased line(*lines_);
  Arena arena;
  const assay_status status = call(
      *line, style_, Call::Open, error,
      [&](Packer& out) {
        out.number(host_handle);
        out.object(host);
      },
      arena,
      [&](Unpacker& in) {
        const auto handle = in.number<Handle>();
        if (handle != 0) kept(handle).host = host_handle;
        *instance = as_object<assay_instance>(handle);
      });
  if (status != ASSAY_OK) hosts_.remove(host_handle);
  return status;
}

void Near::close(assay_instance* instance) {
  const Handle handle = handle_of(instance);
  tell(
      Call::Close, [&](Packer& out) { out.number(handle); }, [](Message&) {});
  hosts_.remove(kept(handle).host);
  forget(handle);
}

std::uint32_t Near::count(Kind kind, assay_instance* instance) {
  std::uint32_t found = 0;
  tell(
      Call::Count,
      [&](Packer& out) {
        out.number(kind);
        out.number(handle_of(instance));
      },
      [&](Message& answer) {
        Arena arena;
        Unpacker(answer, arena, style_.spread).number(found);
      });
  return found;
}

template <typename K>
assay_status Near::describe(assay_instance* instance, std::uint32_t index, typename K::Info* info,
                            assay_error* error) {
  const Leased line(*lines_);
  Arena arena;
  const assay_status status = call(
      *line, style_, Call::Describe, error,
      [&](Packer& out) {
        out.number(K::kKind);
        out.number(handle_of(instance));
        out.number(index);
        out.number(info->struct_size);
      },
      arena,
      [&](Unpacker& in) {
        typename K::Info filled{};
        in.object_over(filled);
        filled.struct_size = info->struct_size;
        std::memcpy(info, &filled, std::min<std::size_t>(info->struct_size, sizeof filled));
      });
  Kept& owner = kept(handle_of(instance));  // the texts are valid until close
  const std::lock_guard lock(mutex_);
  owner.arenas.push_back(std::move(arena));
  return status;
}

// --- what is made of a plugin ---

template <typename K>
assay_status Near::create(assay_instance* instance, assay_text id, const typename K::Setup* setup,
                          typename K::Object** object, assay_error* error) {
  const Leased line(*lines_);
  Arena arena;
  return call(
      *line, style_, Call::Create, error,
      [&](Packer& out) {
        out.number(K::kKind);
        out.number(handle_of(instance));
        out.text(id);
        out.object(setup);
      },
      arena,
      [&](Unpacker& in) {
        const auto handle = in.number<Handle>();
        if (handle != 0) kept(handle).items = K::items(*setup);
        *object = as_object<typename K::Object>(handle);
      });
}

void Near::destroy(Kind kind, const void* object) {
  const Handle handle = handle_of(object);
  tell(
      Call::Destroy,
      [&](Packer& out) {
        out.number(kind);
        out.number(handle);
      },
      [](Message&) {});
  forget(handle);
}

void Near::measures(assay_scorer* scorer, assay_array* measures) {
  Kept& owner = kept(handle_of(scorer));
  tell(
      Call::Measures, [&](Packer& out) { out.number(handle_of(scorer)); },
      [&](Message& answer) {
        const std::lock_guard lock(mutex_);
        if (owner.measures) return;
        Arena arena;
        owner.measures.emplace();
        Unpacker(answer, arena, style_.spread).array<assay_measure>(*owner.measures);
        owner.arenas.push_back(std::move(arena));
      });
  const std::lock_guard lock(mutex_);
  *measures = *owner.measures;
}

assay_status Near::score(assay_scorer* scorer, const assay_batch* batch, const assay_score_table* table,
                         assay_error* error) {
  const std::uint64_t items = kept(handle_of(scorer)).items;
  const Slice slice(*batch, items);
  const Leased line(*lines_);
  Arena arena;
  return call(
      *line, style_, Call::Score, error,
      [&](Packer& out) {
        out.number(handle_of(scorer));
        out.object(&slice.batch(), items);
        out.object(table);
      },
      arena, [&](Unpacker& in) { copy_cells(*in.object<assay_score_table>(), *table); });
}

template <typename Subject>
assay_status Near::write(Call what, assay_report_writer* writer, const Subject* subject,
                         const assay_document_sink* sink, assay_error* error) {
  const Lent<const assay_document_sink*> lent(sinks_, sink);
  const Leased line(*lines_);
  return call(*line, style_, what, error, [&](Packer& out) {
    out.number(handle_of(writer));
    pack_sink(out, lent.handle(), sink);
    out.object(subject);
  });
}

assay_status Near::render(assay_renderer* renderer, const assay_document_source* document,
                          const assay_byte_sink* out_bytes, assay_error* error) {
  const Lent<const assay_document_source*> source(sources_, document);
  const Lent<const assay_byte_sink*> bytes(byte_sinks_, out_bytes);
  const Leased line(*lines_);
  return call(*line, style_, Call::Render, error, [&](Packer& out) {
    out.number(handle_of(renderer));
    out.number(source.handle());
    out.object(document);
    out.number(bytes.handle());
    out.object(out_bytes);
  });
}

// --- what the plugin asks of the host ---

void Near::incoming(Message& message) {
  Arena arena;
  Unpacker in(message, arena, style_.spread);
  for (auto lines = in.number<std::uint64_t>(); lines > 0; --lines) {
    const assay_host& host = *hosts_.at(in.number<Handle>());
    const auto level = in.number<std::uint32_t>();
    host.log(host.context, level, in.text());
  }
}

Message Near::serve(Message& request, Line& line) {
  Arena arena;
  Unpacker in(request, arena, style_.spread);
  Packer answer;
  const auto what = in.number<Call>();
  assay_error error = empty_error();
  if (what == Call::Replay) {
    const assay_document_source& source = *sources_.at(in.number<Handle>());
    const FarSink sink(line, style_, in);
    pack_status(answer, source.replay(source.context, sink.sink(), &error), error);
  } else if (what == Call::WriteBytes) {
    const assay_byte_sink& sink = *byte_sinks_.at(in.number<Handle>());
    std::uint64_t size = 0;
    const void* bytes = in.block(size);
    pack_status(answer, sink.write(sink.context, bytes, size, &error), error);
  } else if (!serve_sink(sinks_, what, in, answer)) {
    throw std::runtime_error("a call that a host does not have");
  }
  return answer.take();
}

// --- the tables that the host gets ---

namespace {

template <typename K>
std::uint32_t count(assay_instance* instance) {
  return g_near->count(K::kKind, instance);
}
template <typename K>
assay_status describe(assay_instance* instance, std::uint32_t index, typename K::Info* info,
                      assay_error* error) {
  return g_near->describe<K>(instance, index, info, error);
}
template <typename K>
assay_status create(assay_instance* instance, assay_text id, const typename K::Setup* setup,
                    typename K::Object** object, assay_error* error) {
  return g_near->create<K>(instance, id, setup, object, error);
}
template <typename K>
void destroy(typename K::Object* object) {
  g_near->destroy(K::kKind, object);
}
template <Call what, typename Subject>
assay_status write(assay_report_writer* writer, const Subject* subject, const assay_document_sink* sink,
                   assay_error* error) {
  return g_near->write(what, writer, subject, sink, error);
}

}  // namespace

const Near::Tables Near::kStandIns = {
    {sizeof(assay_plugin),
     ASSAY_ABI_VERSION,
     {},
     {},
     {},
     {},
     [](const assay_host* host, assay_instance** instance, assay_error* error) {
       return g_near->open(host, instance, error);
     },
     [](assay_instance* instance) { g_near->close(instance); },
     [](assay_text id) { return g_near->find_interface(id); }},
    {sizeof(assay_instrument_interface), 0, loopback::count<InstrumentKind>,
     loopback::describe<InstrumentKind>},
    {sizeof(assay_scorer_interface), 0, loopback::count<ScorerKind>, loopback::describe<ScorerKind>,
     loopback::create<ScorerKind>, loopback::destroy<ScorerKind>,
     [](assay_scorer* scorer, assay_array* measures) { g_near->measures(scorer, measures); },
     [](assay_scorer* scorer, const assay_batch* batch, const assay_score_table* table, assay_error* error) {
       return g_near->score(scorer, batch, table, error);
     }},
    {sizeof(assay_report_writer_interface), 0, loopback::count<ReportWriterKind>,
     loopback::describe<ReportWriterKind>, loopback::create<ReportWriterKind>,
     loopback::destroy<ReportWriterKind>, loopback::write<Call::Write, assay_case>,
     loopback::write<Call::WriteGroup, assay_group_set>,
     loopback::write<Call::WriteComparison, assay_comparison>},
    {sizeof(assay_renderer_interface), 0, loopback::count<RendererKind>, loopback::describe<RendererKind>,
     loopback::create<RendererKind>, loopback::destroy<RendererKind>,
     [](assay_renderer* renderer, const assay_document_source* document, const assay_byte_sink* out,
        assay_error* error) { return g_near->render(renderer, document, out, error); }},
};

}  // namespace loopback
