#include "far.hpp"

#include <dlfcn.h>

namespace loopback {

Far::Far(const std::string& library, Style style) : style_(style) {
  void* loaded = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (loaded == nullptr) throw std::runtime_error(::dlerror());
  void* symbol = ::dlsym(loaded, ASSAY_PLUGIN_ENTRY_SYMBOL);
  if (symbol == nullptr) throw std::runtime_error(library + " has no entry");
  plugin_entry_ = reinterpret_cast<assay_plugin_entry_function>(symbol);
}

// --- what the plugin logs: it may do so at any time, from any thread, so there may be no line at hand ---

void Far::log(void* context, std::uint32_t level, assay_text line) noexcept {
  const auto& instance = *static_cast<const Instance*>(context);
  const std::lock_guard lock(instance.far.log_mutex_);
  instance.far.logged_.number(instance.near_host);
  instance.far.logged_.number(level);
  instance.far.logged_.text(line);
  ++instance.far.logged_lines_;
}

Message Far::outgoing(Message message) {
  const std::lock_guard lock(log_mutex_);
  Packer whole;
  whole.number(logged_lines_);
  Message all = whole.take();
  all.append(logged_.take());
  all.append(message);
  logged_ = Packer();
  logged_lines_ = 0;
  return all;
}

// --- calls ---

Message Far::serve(Message& request, Line& line) {
  Arena arena;
  Unpacker in(request, arena, style_.spread);
  Packer out;
  const Call what = in.number<Call>();
  switch (what) {
    case Call::Entry:
      entry(in, out);
      break;
    case Call::Open:
      open(request, out);
      break;
    case Call::Close:
      close(in);
      break;
    case Call::FindInterface:
      find_interface(in, out);
      break;
    case Call::Count:
      count(in, out);
      break;
    case Call::Describe:
      describe(in, out);
      break;
    case Call::Create:
      create(request, out);
      break;
    case Call::Destroy:
      destroy(in);
      break;
    case Call::Measures:
      measures(in, out);
      break;
    case Call::Score:
      score(in, out);
      break;
    case Call::Write:
    case Call::WriteGroup:
    case Call::WriteComparison:
      write(what, in, out, line);
      break;
    case Call::Render:
      render(in, out, line);
      break;
    default:
      if (!serve_sink(sinks_, what, in, out)) throw std::runtime_error("a call that a plugin does not have");
  }
  return out.take();
}

void Far::entry(Unpacker& in, Packer& out) {
  plugin_ = plugin_entry_(in.number<std::uint32_t>());
  out.object(plugin_.load());
}

void Far::open(Message& request, Packer& out) {
  // Decoded into what lives as long as the instance, like the host of the contract.
  auto instance = std::make_shared<Instance>(*this, 0);
  Unpacker in(request, instance->arena, style_.spread);
  in.number(instance->near_host);
  instance->host.context = instance.get();
  instance->host.log = log;
  in.object_over(instance->host);
  assay_error error = empty_error();
  const assay_status status = plugin_.load()->open(&instance->host, &instance->plugins, &error);
  pack_status(out, status, error);
  if (status != ASSAY_OK) return;
  out.number(instance->plugins == nullptr ? Handle{0} : instances_.add(instance));
}

void Far::close(Unpacker& in) {
  const auto handle = in.number<Handle>();
  plugin_.load()->close(instances_.at(handle)->plugins);
  instances_.remove(handle);
}

void Far::find_interface(Unpacker& in, Packer& out) {
  const assay_text id = in.text();
  const void* found = plugin_.load()->find_interface(id);
  const auto offer = [&](auto kind) {
    using K = decltype(kind);
    if (std::string_view(id.data, id.size) != K::kId) return;
    tables_[static_cast<std::size_t>(K::kKind)] = found;
    out.object(static_cast<const typename K::Interface*>(found));
  };
  offer(InstrumentKind{});
  offer(ScorerKind{});
  offer(ReportWriterKind{});
  offer(RendererKind{});
}

template <typename K>
const typename K::Interface& Far::table() const {
  return *static_cast<const typename K::Interface*>(tables_.at(static_cast<std::size_t>(K::kKind)).load());
}

void Far::count(Unpacker& in, Packer& out) {
  with_kind(in.number<Kind>(), [&](auto kind) {
    out.number(table<decltype(kind)>().count(instances_.at(in.number<Handle>())->plugins));
  });
}

void Far::describe(Unpacker& in, Packer& out) {
  with_kind(in.number<Kind>(), [&](auto kind) {
    using K = decltype(kind);
    const auto instance = instances_.at(in.number<Handle>());
    const auto index = in.number<std::uint32_t>();
    typename K::Info info{};
    info.struct_size = std::min<std::uint32_t>(in.number<std::uint32_t>(), sizeof info);
    assay_error error = empty_error();
    const assay_status status = K::describe(table<K>())(instance->plugins, index, &info, &error);
    pack_status(out, status, error);
    if (status == ASSAY_OK) out.object(&info);
  });
}

void Far::create(Message& request, Packer& out) {
  auto object = std::make_shared<Object>();
  Unpacker in(request, object->arena, style_.spread);
  with_maker(in.number<Kind>(), [&](auto kind) {
    using K = decltype(kind);
    const auto instance = instances_.at(in.number<Handle>());
    const assay_text id = in.text();
    const auto* setup = in.object<typename K::Setup>();
    typename K::Object* made = nullptr;
    assay_error error = empty_error();
    const assay_status status = table<K>().create(instance->plugins, id, setup, &made, &error);
    pack_status(out, status, error);
    if (status != ASSAY_OK) return;
    object->plugins = made;
    object->items = K::items(*setup);
    out.number(made == nullptr ? Handle{0} : objects_.add(object));
  });
}

void Far::destroy(Unpacker& in) {
  with_maker(in.number<Kind>(), [&](auto kind) {
    using K = decltype(kind);
    const auto handle = in.number<Handle>();
    table<K>().destroy(static_cast<typename K::Object*>(objects_.at(handle)->plugins));
    objects_.remove(handle);
  });
}

void Far::measures(Unpacker& in, Packer& out) {
  assay_array found{};
  table<ScorerKind>().measures(static_cast<assay_scorer*>(objects_.at(in.number<Handle>())->plugins), &found);
  out.array<assay_measure>(found);
}

void Far::score(Unpacker& in, Packer& out) {
  const auto scorer = objects_.at(in.number<Handle>());
  const auto* batch = in.object<assay_batch>(scorer->items);
  const auto* cells = in.object<assay_score_table>();
  assay_error error = empty_error();
  const assay_status status =
      table<ScorerKind>().score(static_cast<assay_scorer*>(scorer->plugins), batch, cells, &error);
  pack_status(out, status, error);
  if (status == ASSAY_OK) out.object(cells);
}

void Far::write(Call what, Unpacker& in, Packer& out, Line& line) {
  const auto& calls = table<ReportWriterKind>();
  auto* writer = static_cast<assay_report_writer*>(objects_.at(in.number<Handle>())->plugins);
  const FarSink sink(line, style_, in);
  assay_error error = empty_error();
  assay_status status = ASSAY_OK;
  if (what == Call::Write) {
    status = calls.write(writer, in.object<assay_case>(), sink.sink(), &error);
  } else if (what == Call::WriteGroup) {
    status = calls.write_group(writer, in.object<assay_group_set>(), sink.sink(), &error);
  } else {
    status = calls.write_comparison(writer, in.object<assay_comparison>(), sink.sink(), &error);
  }
  pack_status(out, status, error);
}

// --- rendering: the plugin asks for the document and hands over bytes ---

namespace {

struct Rendering {
  Line& line;
  Style style;
  Sinks& sinks;
  Handle source, bytes;
};

assay_status replay(void* context, const assay_document_sink* sink, assay_error* error) {
  const auto& rendering = *static_cast<const Rendering*>(context);
  const Lent<const assay_document_sink*> lent(rendering.sinks, sink);
  const auto pack = [&](Packer& out) {
    out.number(rendering.source);
    pack_sink(out, lent.handle(), sink);
  };
  return call(rendering.line, rendering.style, Call::Replay, error, pack);
}

assay_status write_bytes(void* context, const void* data, std::uint64_t size, assay_error* error) {
  const auto& rendering = *static_cast<const Rendering*>(context);
  const auto pack = [&](Packer& out) {
    out.number(rendering.bytes);
    out.block(data, size);
  };
  return call(rendering.line, rendering.style, Call::WriteBytes, error, pack);
}

}  // namespace

void Far::render(Unpacker& in, Packer& out, Line& line) {
  auto* renderer = static_cast<assay_renderer*>(objects_.at(in.number<Handle>())->plugins);
  Rendering rendering{line, style_, sinks_, in.number<Handle>(), 0};
  assay_document_source source{sizeof source, 0, &rendering, replay};
  in.object_over(source);
  in.number(rendering.bytes);
  assay_byte_sink bytes{sizeof bytes, 0, &rendering, write_bytes};
  in.object_over(bytes);
  assay_error error = empty_error();
  const assay_status status = table<RendererKind>().render(renderer, &source, &bytes, &error);
  pack_status(out, status, error);
}

}  // namespace loopback
