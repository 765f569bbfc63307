// A tour through all that a plugin offers, call by call, in the order in which the host works: load, open,
// list, create, work, destroy, close. What is passed in is made up, and the same for the same seed; what
// comes back is written down and not judged.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "subject.hpp"

namespace assay::conformance {

// Stands around each call of a tour.
class Watch {
 public:
  virtual ~Watch() = default;
  // Does `call` once. `step` says what it is, for a person: "score with acme.scorer on trial.survey".
  virtual void around(const std::string& step, const std::function<void()>& call);
};

enum class Stage : std::uint8_t { Load, Open, List, Create, Work, WorkAgain, Destroy, Close };
inline constexpr Stage kStages[] = {Stage::Load, Stage::Open,      Stage::List,    Stage::Create,
                                    Stage::Work, Stage::WorkAgain, Stage::Destroy, Stage::Close};

// One call, and what came of it as lines of text: the same lines for the same bits.
struct Step {
  Stage stage = Stage::Load;
  std::string name;
  std::string result;
};

struct TourParts;

// Stages are gone through in their order; a tour that is left before its end calls nothing any more.
class Tour {
 public:
  // Both must outlive it.
  Tour(const Subject& subject, Watch& watch);
  ~Tour();
  Tour(const Tour&) = delete;
  Tour& operator=(const Tour&) = delete;

  // How many steps a stage has. Known once the stages up to List are done.
  std::size_t steps(Stage stage) const;
  // Takes one step. A library that cannot be loaded or opened is a step whose result begins with "failed: ";
  // the stages after it have no steps then. Throws what the watch throws.
  Step take(Stage stage, std::size_t index);
  // All steps of a stage, in order.
  std::vector<Step> take_all(Stage stage);

 private:
  std::unique_ptr<TourParts> parts_;
};

}  // namespace assay::conformance
