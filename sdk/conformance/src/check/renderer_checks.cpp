// The list of the checks of renderers, and the first of them: it can be made, with any look, and refuses what
// it does not have.
#include "renderer_checks.hpp"

#include "assay/text.hpp"
#include "digits.hpp"
#include "outcome.hpp"
#include "registry.hpp"
#include "sample_document.hpp"

namespace assay::conformance {
namespace {

// One pixel each.
constexpr unsigned char kPng[] = {
    0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 'I',  'H',  'D',  'R',  0x00,
    0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F, 0x15, 0xC4, 0x89, 0x00,
    0x00, 0x00, 0x0D, 'I',  'D',  'A',  'T',  0x78, 0x9C, 0x63, 0x00, 0x01, 0x00, 0x00, 0x05, 0x00, 0x01,
    0x0D, 0x0A, 0x2D, 0xB4, 0x00, 0x00, 0x00, 0x00, 'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
constexpr const char* kSvg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>";

// A setting other than the usual one, and what to call it.
struct Variant {
  std::string name;
  RendererSetting setting;
  bool may_refuse = false;  // a logo or an option that it cannot work with
};

void add_looks(const RendererSetting& usual, std::vector<Variant>& variants) {
  const auto add = [&](const std::string& name, bool may_refuse, const std::function<void(Look&)>& change) {
    Variant variant{name, usual, may_refuse};
    change(variant.setting.look);
    variants.push_back(std::move(variant));
  };
  add("no name, no footer, no logo", false, [](Look& look) { look.name = look.footer = ""; });
  add("a black accent", false, [](Look& look) { look.accent = 0; });
  add("a white accent", false, [](Look& look) { look.accent = 0xFFFFFF; });
  add("a long name and footer", false, [](Look& look) { look.name = look.footer = std::string(5000, 'n'); });
  const Words words = hostile_words();
  for (int i = 0; i < 20; ++i) {
    const std::string name = words(), footer = words();
    add("the name " + assay::quoted(name) + " and the footer " + assay::quoted(footer), false,
        [&](Look& look) {
          look.name = name;
          look.footer = footer;
        });
  }
  add("a PNG as a logo", true, [](Look& look) {
    look.logo_media_type = "image/png";
    look.logo.assign(reinterpret_cast<const char*>(kPng), sizeof kPng);
  });
  add("an SVG as a logo", true, [](Look& look) {
    look.logo_media_type = "image/svg+xml";
    look.logo = kSvg;
  });
}

void add_options(const Subject& subject, const RendererSetting& usual, std::vector<Variant>& variants) {
  for (std::size_t i = 0; i < subject.manifest.options.size(); ++i) {
    const OptionSchema& schema = subject.manifest.options[i];
    const auto add = [&](const std::string& words, double number) {
      Variant variant{"the option " + schema.key + " = " + assay::quoted(words), usual, true};
      variant.setting.options[i].text = words;
      variant.setting.options[i].number = number;
      variants.push_back(std::move(variant));
    };
    const auto add_number = [&](double number) { add(digits(number), number); };
    if (schema.type == OptionType::Boolean) {
      add("true", 1);
      add("false", 0);
    } else if (schema.type == OptionType::Text) {
      for (const std::string& choice : schema.choices) add(choice, 0);
      if (schema.choices.empty()) add("\"'<xassay1>&", 0);
    } else {
      if (schema.minimum) add_number(*schema.minimum);
      if (schema.maximum) add_number(*schema.maximum);
    }
  }
}

}  // namespace

void renderer_usable(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree bare = bare_document("Nothing else"), whole = whole_document(plain_words());
  for_each_renderer(opened, [&](const Entry& entry) {
    const RendererUse use(opened, entry.id, usual_setting(subject));
    use.required();
    for (const auto& [name, document] :
         {std::pair("a bare document", &bare), std::pair("a document of every element", &whole)}) {
      const std::string bytes = use.bytes(events_of(*document), name);
      expect(!bytes.empty(), "render of " + entry.id + " with " + name + " succeeded and wrote nothing",
             "write the file to the byte sink");
    }
  });
}

void renderer_refuses(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  for_each_renderer(opened, [&](const Entry& entry) {
    for (const std::string& wrong :
         {std::string("no-such-format"), std::string(), entry.id + "x", entry.id.substr(1)}) {
      const RendererUse use(opened, wrong, usual_setting(subject));
      const std::string call = "create of the renderer " + assay::quoted(wrong) + ", which there is not,";
      const std::string remedy = "compare the whole id, and fail with ASSAY_E_ARGUMENT and a text";
      expect(use.status() == ASSAY_E_ARGUMENT, call + " gave " + told(use.status(), use.error()), remedy);
      expect(use.error().text_size > 0, call + " failed without a reason", remedy);
    }
  });
}

void renderer_branding(const Subject& subject) {
  const Loaded loaded(subject);
  const Opened opened(loaded);
  const DocumentTree document = whole_document(plain_words());
  const std::vector<Event> events = events_of(document);
  for_each_renderer(opened, [&](const Entry& entry) {
    std::vector<Variant> variants;
    const RendererSetting usual = usual_setting(subject);
    add_looks(usual, variants);
    add_options(subject, usual, variants);
    for (const Variant& variant : variants) {
      const RendererUse use(opened, entry.id, variant.setting);
      const std::string call = "create of renderer " + entry.id + " with " + variant.name;
      if (variant.may_refuse && use.status() == ASSAY_E_CONTENT && use.error().text_size > 0) continue;
      expect(
          use.status() == ASSAY_OK, call + " failed: " + told(use.status(), use.error()),
          "work with every look; only a logo or an option may be refused, with ASSAY_E_CONTENT and a text");
      expect(use.made(), call + " succeeded and gave no renderer", "set *renderer in create");
      expect(!use.bytes(events, "a document, made with " + variant.name).empty(),
             call + ": render wrote nothing", "write the file with every look");
    }
  });
}

std::vector<Check> renderer_checks() {
  using T = Topic;
  using L = Level;
  const auto first = std::vector<std::string_view>{"loads", "manifest-agrees", "renderer-usable"};
  const auto after = [&](std::initializer_list<std::string_view> more) {
    std::vector<std::string_view> all = first;
    all.insert(all.end(), more);
    return all;
  };
  return {
      {{"renderer-usable",
        T::Renderer,
        L::Basic,
        "each format can be made and renders a document of every element",
        {"manifest-agrees", "content"}},
       renderer_usable},
      {{"renderer-refuses", T::Renderer, L::Basic,
        "a format that there is not is refused with ASSAY_E_ARGUMENT", first},
       renderer_refuses},
      {{"renderer-document-untouched", T::Renderer, L::Basic, "the document that was rendered is as it was",
        first},
       renderer_document_untouched},
      {{"renderer-same-twice", T::Renderer, L::Basic,
        "the same document gives the same bytes: again, from another instance and process, at another time",
        after({"renderer-document-untouched"})},
       renderer_same_twice},
      {{"renderer-locale", T::Renderer, L::Standard, "the bytes do not depend on the process's locale",
        after({"renderer-same-twice"})},
       renderer_locale},
      {{"renderer-threads", T::Renderer, L::Standard, "documents rendered at once come out as one by one",
        after({"renderer-same-twice"})},
       renderer_threads},
      {{"renderer-source-fails", T::Renderer, L::Basic,
        "a document that cannot be read to its end is an error", first},
       renderer_source_fails},
      {{"renderer-sink-fails", T::Renderer, L::Basic,
        "a file that cannot be written to its end is an error, and the next one is whole",
        after({"renderer-same-twice"})},
       renderer_sink_fails},
      {{"renderer-strides", T::Renderer, L::Standard,
        "structs and arrays that have grown are read by their size and stride",
        after({"renderer-same-twice"})},
       renderer_strides},
      {{"renderer-well-formed", T::Renderer, L::Basic, "HTML, XML and JSON keep their own grammar", first},
       renderer_well_formed},
      {{"renderer-shows-texts", T::Renderer, L::Standard, "what a reader is to read is in the file", first},
       renderer_shows_texts},
      {{"renderer-unknown-element", T::Renderer, L::Standard,
        "an element of an unknown kind is shown by what it holds", after({"renderer-shows-texts"})},
       renderer_unknown_element},
      {{"renderer-escapes", T::Renderer, L::Basic, "hostile text stays text",
        after({"renderer-well-formed", "renderer-shows-texts"})},
       renderer_escapes},
      {{"renderer-links", T::Renderer, L::Standard,
        "links in HTML lead somewhere, and nothing is fetched from elsewhere",
        after({"renderer-well-formed", "renderer-escapes"})},
       renderer_links},
      {{"renderer-branding", T::Renderer, L::Standard,
        "any name, footer, accent and logo, and options at their ends", after({"renderer-escapes"})},
       renderer_branding},
      {{"renderer-fuzz", T::Renderer, L::Strict, "documents that nobody would think of are rendered as well",
        after({"renderer-same-twice", "renderer-well-formed", "renderer-escapes"})},
       renderer_fuzz},
  };
}

}  // namespace assay::conformance
