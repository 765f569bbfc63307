// assay/document.hpp: a report as a tree, between the report writer that sends it and the renderers that
// receive it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/abi/document.h"

namespace assay {

struct DocumentNode;

// What the host adds to a document by itself: it sends events to the sink, which never fails for a lawful one.
using DocumentAddition = std::function<void(const assay_document_sink&)>;

// Collects a document's events, checks their grammar as they come (what may stand in what, ids unique,
// text well-formed), and replays them.
class DocumentTree {
 public:
  DocumentTree();
  ~DocumentTree();
  DocumentTree(DocumentTree&&) noexcept;
  DocumentTree& operator=(DocumentTree&&) noexcept;

  // A sink that fills this tree; valid as long as the tree does not move. Its functions fail with
  // ASSAY_E_ARGUMENT and a text that names the element, where an event breaks the grammar.
  assay_document_sink sink();

  // Lets `add` send more events, which come last in the DOCUMENT. Only for a document that is whole and not finished;
  // else nothing happens, and finish() tells what is wrong.
  void append(const DocumentAddition& add);

  // Whether an element has this role.
  bool has_role(std::string_view role) const;

  // Ends the collecting: everything is closed, every link leads to an id; fills CONTENTS. Throws Error
  // (Plugin) with every problem; `writer` names the report writer in it.
  void finish(const std::string& writer);

  // Sends all events to `sink`. Stops at the first failure and returns it. [any thread]
  assay_status replay(const assay_document_sink& sink, assay_error* error) const;

  // How many elements, spans and charts there are.
  std::size_t size() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace assay
