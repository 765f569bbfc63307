// Stands between today's program and one of its plugins, and hands the plugin everything as a program of a
// later time will: every struct goes on behind its last known field, the elements of every array stand
// further apart, and what is between holds rubbish. The plugin's library is real.so, beside this one.
#include <assay/abi/assay.h>
#include <dlfcn.h>

#include <cstring>
#include <deque>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kMore = 24;

class Arena {
 public:
  void* rubbish(std::size_t size) {
    blocks_.emplace_back(size / 8 + 1, 0xA5A5A5A5A5A5A5A5u);
    return blocks_.back().data();
  }

  template <typename Struct>
  Struct* grown(const Struct& from) {
    auto* copy = static_cast<Struct*>(rubbish(from.struct_size + kMore));
    std::memcpy(static_cast<void*>(copy), &from, from.struct_size);
    copy->struct_size = from.struct_size + kMore;
    return copy;
  }

  assay_array spread(const assay_array& from) {
    return spread<char>(from, [](char&) {});
  }
  template <typename Element, typename Fix>
  assay_array spread(const assay_array& from, Fix fix) {
    assay_array copy{nullptr, from.count, from.stride + kMore};
    if (from.count == 0) return copy;
    char* to = static_cast<char*>(rubbish(copy.count * copy.stride));
    for (std::uint64_t i = 0; i < from.count; ++i) {
      std::memcpy(to + i * copy.stride, ASSAY_AT(char, from, i), from.stride);
      fix(*reinterpret_cast<Element*>(to + i * copy.stride));
    }
    copy.data = to;
    return copy;
  }

 private:
  std::deque<std::vector<std::uint64_t>> blocks_;
};

const assay_model* later(Arena& arena, const assay_model* from) {
  if (from == nullptr) return nullptr;
  assay_model* model = arena.grown(*from);
  model->scales = arena.spread<assay_scale>(from->scales, [&](assay_scale& scale) {
    scale.points = arena.spread(scale.points);
    scale.labels = arena.spread(scale.labels);
  });
  for (assay_array* array : {&model->roles, &model->levels, &model->constructs, &model->items, &model->texts,
                             &model->attributes, &model->forms, &model->links}) {
    *array = arena.spread(*array);
  }
  return model;
}

const assay_norm* later(Arena& arena, const assay_norm* from) {
  if (from == nullptr) return nullptr;
  assay_norm* norm = arena.grown(*from);
  norm->percentiles = arena.spread(norm->percentiles);
  norm->rows = arena.spread(norm->rows);
  return norm;
}

assay_array later_measures(Arena& arena, const assay_array& from) {
  return arena.spread<assay_measure>(from, [&](assay_measure& measure) {
    measure.levels = arena.spread(measure.levels);
    measure.roles = arena.spread(measure.roles);
  });
}

// What the plugin fills, in a struct that goes further than it knows; then what it filled, in the host's.
template <typename Struct, typename Call>
auto filled(Struct* host, Call call) {
  Arena arena;
  Struct* more = arena.grown(*host);
  const auto result = call(more);
  const std::uint32_t size = host->struct_size;
  std::memcpy(static_cast<void*>(host), more, size);
  host->struct_size = size;
  return result;
}

// An object of the plugin, with what it was given to keep.
template <typename Real>
struct Kept {
  Arena arena;
  Real* real = nullptr;
};
template <typename Real>
Kept<Real>* kept(Real* object) {
  return reinterpret_cast<Kept<Real>*>(object);
}

template <typename Interface>
const Interface* real_table = nullptr;

template <typename Interface>
constexpr auto kCount =
    [](assay_instance* instance) -> std::uint32_t { return real_table<Interface>->count(instance); };
template <typename Interface, typename Info>
constexpr auto kDescribe =
    [](assay_instance* instance, std::uint32_t index, Info* info, assay_error* error) -> assay_status {
  return filled(error, [&](assay_error* failure) {
    return filled(
        info, [&](Info* more) { return real_table<Interface>->describe(instance, index, more, failure); });
  });
};
template <typename Interface, typename Real>
constexpr auto kDestroy = [](Real* object) {
  real_table<Interface>->destroy(kept(object)->real);
  delete kept(object);
};

template <typename Interface, typename Real, typename Setup, typename Grow>
assay_status create(assay_instance* instance, assay_text id, const Setup* setup, Real** object,
                    assay_error* error, Grow grow) {
  auto* made = new Kept<Real>;
  Setup* more = made->arena.grown(*setup);
  grow(made->arena, *more);
  const assay_status status = filled(error, [&](assay_error* failure) {
    return real_table<Interface>->create(instance, id, more, &made->real, failure);
  });
  if (status == ASSAY_OK) {
    *object = reinterpret_cast<Real*>(made);
  } else {
    delete made;
  }
  return status;
}

using Instruments = assay_instrument_interface;
Instruments instruments() {
  Instruments table{};
  table.struct_size = sizeof(table);
  table.count = kCount<Instruments>;
  table.source = [](assay_instance* instance, std::uint32_t index, assay_instrument_source* source,
                    assay_error* error) -> assay_status {
    return filled(source, [&](assay_instrument_source* more) {
      return real_table<Instruments>->source(instance, index, more, error);
    });
  };
  return table;
}

using Scorers = assay_scorer_interface;
Scorers scorers() {
  Scorers table{};
  table.struct_size = sizeof(table);
  table.count = kCount<Scorers>;
  table.describe = kDescribe<Scorers, assay_scorer_info>;
  table.create = [](assay_instance* instance, assay_text id, const assay_scorer_setup* setup,
                    assay_scorer** scorer, assay_error* error) -> assay_status {
    return create<Scorers>(instance, id, setup, scorer, error, [](Arena& arena, assay_scorer_setup& more) {
      more.model = later(arena, more.model);
      more.norm = later(arena, more.norm);
      more.rows = arena.spread(more.rows);
      more.options = arena.spread(more.options);
    });
  };
  table.destroy = kDestroy<Scorers, assay_scorer>;
  table.measures = [](assay_scorer* scorer, assay_array* measures) {
    real_table<Scorers>->measures(kept(scorer)->real, measures);
  };
  table.score = [](assay_scorer* scorer, const assay_batch* batch, const assay_score_table* scores,
                   assay_error* error) -> assay_status {
    Arena arena;
    assay_score_table* more = arena.grown(*scores);
    more->columns = arena.spread(more->columns);
    return filled(error, [&](assay_error* failure) {
      return real_table<Scorers>->score(kept(scorer)->real, arena.grown(*batch), more, failure);
    });
  };
  return table;
}

using Reports = assay_report_writer_interface;
Reports reports() {
  Reports table{};
  table.struct_size = sizeof(table);
  table.count = kCount<Reports>;
  table.describe = kDescribe<Reports, assay_report_info>;
  table.create = [](assay_instance* instance, assay_text id, const assay_report_setup* setup,
                    assay_report_writer** writer, assay_error* error) -> assay_status {
    return create<Reports>(instance, id, setup, writer, error, [](Arena& arena, assay_report_setup& more) {
      more.model = later(arena, more.model);
      more.norm = later(arena, more.norm);
      more.options = arena.spread(more.options);
      more.wording = arena.spread(more.wording);
    });
  };
  table.destroy = kDestroy<Reports, assay_report_writer>;
  table.write = [](assay_report_writer* writer, const assay_case* assessed, const assay_document_sink* sink,
                   assay_error* error) -> assay_status {
    Arena arena;
    assay_case* more = nullptr;
    if (assessed != nullptr) {
      more = arena.grown(*assessed);
      more->measures = later_measures(arena, more->measures);
      for (assay_array* array :
           {&more->attributes, &more->rater_counts, &more->rows, &more->columns, &more->comments}) {
        *array = arena.spread(*array);
      }
    }
    return filled(error, [&](assay_error* failure) {
      return real_table<Reports>->write(kept(writer)->real, more, arena.grown(*sink), failure);
    });
  };
  table.write_group = [](assay_report_writer* writer, const assay_group_set* set,
                         const assay_document_sink* sink, assay_error* error) -> assay_status {
    Arena arena;
    assay_group_set* more = arena.grown(*set);
    more->measures = later_measures(arena, more->measures);
    for (assay_array* array : {&more->groups, &more->rows, &more->columns}) *array = arena.spread(*array);
    return filled(error, [&](assay_error* failure) {
      return real_table<Reports>->write_group(kept(writer)->real, more, arena.grown(*sink), failure);
    });
  };
  table.write_comparison = [](assay_report_writer* writer, const assay_comparison* comparison,
                              const assay_document_sink* sink, assay_error* error) -> assay_status {
    Arena arena;
    assay_comparison* more = arena.grown(*comparison);
    for (assay_array* array : {&more->frameworks, &more->themes, &more->members, &more->uncovered}) {
      *array = arena.spread(*array);
    }
    return filled(error, [&](assay_error* failure) {
      return real_table<Reports>->write_comparison(kept(writer)->real, more, arena.grown(*sink), failure);
    });
  };
  return table;
}

const assay_document_sink& sink_of(void* context) {
  return *static_cast<const assay_document_sink*>(context);
}

// Sends to the renderer's sink what the host sends, only longer.
assay_document_sink longer_events(const assay_document_sink* sink) {
  assay_document_sink events{};
  events.struct_size = sizeof(events);
  events.context = const_cast<assay_document_sink*>(sink);
  events.open = [](void* context, const assay_element* element, assay_error* error) -> assay_status {
    Arena arena;
    assay_element* more = arena.grown(*element);
    for (assay_array* array : {&more->attributes, &more->columns, &more->choices})
      *array = arena.spread(*array);
    return sink_of(context).open(sink_of(context).context, more, error);
  };
  events.close = [](void* context, assay_error* error) -> assay_status {
    return sink_of(context).close(sink_of(context).context, error);
  };
  events.text = [](void* context, const assay_span* span, assay_error* error) -> assay_status {
    Arena arena;
    return sink_of(context).text(sink_of(context).context, arena.grown(*span), error);
  };
  events.chart = [](void* context, const assay_chart* chart, assay_error* error) -> assay_status {
    Arena arena;
    assay_chart* more = arena.grown(*chart);
    more->categories = arena.spread(more->categories);
    more->series = arena.spread(more->series);
    return sink_of(context).chart(sink_of(context).context, more, error);
  };
  return events;
}

using Renderers = assay_renderer_interface;
Renderers renderers() {
  Renderers table{};
  table.struct_size = sizeof(table);
  table.count = kCount<Renderers>;
  table.describe = kDescribe<Renderers, assay_renderer_info>;
  table.create = [](assay_instance* instance, assay_text id, const assay_renderer_setup* setup,
                    assay_renderer** renderer, assay_error* error) -> assay_status {
    return create<Renderers>(instance, id, setup, renderer, error,
                             [](Arena& arena, assay_renderer_setup& more) {
                               // The logo stays as it is: a file's bytes stand one beside the other.
                               more.branding = arena.grown(*more.branding);
                               more.options = arena.spread(more.options);
                               more.wording = arena.spread(more.wording);
                             });
  };
  table.destroy = kDestroy<Renderers, assay_renderer>;
  table.render = [](assay_renderer* renderer, const assay_document_source* document,
                    const assay_byte_sink* out, assay_error* error) -> assay_status {
    Arena arena;
    assay_document_source* more = arena.grown(*document);
    more->context = const_cast<assay_document_source*>(document);
    more->replay = [](void* context, const assay_document_sink* sink, assay_error* failure) -> assay_status {
      const auto* source = static_cast<const assay_document_source*>(context);
      const assay_document_sink events = longer_events(sink);
      return source->replay(source->context, &events, failure);
    };
    return filled(error, [&](assay_error* failure) {
      return real_table<Renderers>->render(kept(renderer)->real, more, arena.grown(*out), failure);
    });
  };
  return table;
}

const assay_plugin* real_plugin = nullptr;

template <typename Interface, typename Make>
const void* between(assay_text id, Make make) {
  real_table<Interface> = static_cast<const Interface*>(real_plugin->find_interface(id));
  static const Interface kTable = make();
  return real_table<Interface> == nullptr ? nullptr : &kTable;
}

const void* find_interface(assay_text id) {
  const std::string_view name(id.data, id.size);
  if (name == ASSAY_INSTRUMENT_INTERFACE) return between<Instruments>(id, instruments);
  if (name == ASSAY_SCORER_INTERFACE) return between<Scorers>(id, scorers);
  if (name == ASSAY_REPORT_WRITER_INTERFACE) return between<Reports>(id, reports);
  if (name == ASSAY_RENDERER_INTERFACE) return between<Renderers>(id, renderers);
  return real_plugin->find_interface(id);
}

assay_status open_longer(const assay_host* host, assay_instance** instance, assay_error* error) {
  // As long as the process: the plugin may use its host until it is closed.
  static Arena hosts;
  return filled(
      error, [&](assay_error* failure) { return real_plugin->open(hosts.grown(*host), instance, failure); });
}

const assay_plugin* load(std::uint32_t version) {
  static assay_plugin table;
  Dl_info here{};
  if (dladdr(reinterpret_cast<void*>(&open_longer), &here) == 0) return nullptr;
  std::string path = here.dli_fname;
  path.replace(path.rfind('/') + 1, std::string::npos, "real.so");
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return nullptr;
  const auto entry = reinterpret_cast<assay_plugin_entry_function>(dlsym(library, ASSAY_PLUGIN_ENTRY_SYMBOL));
  real_plugin = entry == nullptr ? nullptr : entry(version);
  if (real_plugin == nullptr) return nullptr;
  table = *real_plugin;
  table.open = open_longer;
  table.find_interface = find_interface;
  return &table;
}

}  // namespace

extern "C" ASSAY_EXPORT const assay_plugin* assay_plugin_entry(std::uint32_t host_abi_version) {
  static const assay_plugin* const kPlugin = load(host_abi_version);
  return kPlugin;
}
