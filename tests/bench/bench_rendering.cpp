// Measures what rendering one report costs in a process that has rendered before: the full BCSC report of the
// sample case, read, scored and written by the host once, then rendered again and again.
//
//   bench_rendering RESPONSES COMMENTS [FORMAT…]
//
// A line for each format: its name, milliseconds of CPU time of this thread, and the file's bytes. The time
// is the least mean of some rounds, since others on the machine only ever add to it; handing the bytes over
// is in it, writing and digesting the file is not.
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "assay/pipeline.hpp"

namespace {

constexpr int kRounds = 20;
constexpr double kRoundSeconds = 0.1;

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Stands in for a renderer: has it render the document it is given, for its cost, then once for the file.
class MeasuredRenderer : public assay::RendererProxy {
 public:
  MeasuredRenderer(std::string format, std::unique_ptr<assay::RendererProxy> renderer)
      : format_(std::move(format)), renderer_(std::move(renderer)) {}

  void render(const assay::DocumentTree& document,
              const std::function<void(std::string_view)>& out) const override {
    std::size_t bytes = 0;
    const auto count = [&](std::string_view part) { bytes += part.size(); };
    renderer_->render(document, count);
    double least = 1e9;
    for (int round = 0; round < kRounds; ++round) least = std::min(least, seconds_each(document, count));
    bytes = 0;
    renderer_->render(document, [&](std::string_view part) { count(part), out(part); });
    std::printf("%s %.3f %zu\n", format_.c_str(), 1000 * least, bytes);
  }

 private:
  double seconds_each(const assay::DocumentTree& document,
                      const std::function<void(std::string_view)>& out) const {
    const double begun = cpu_seconds();
    double spent = 0;
    int times = 0;
    for (; spent < kRoundSeconds; ++times, spent = cpu_seconds() - begun) renderer_->render(document, out);
    return spent / times;
  }

  std::string format_;
  std::unique_ptr<assay::RendererProxy> renderer_;
};

void bench(const assay::RunRequest& request, const std::vector<std::string>& formats) {
  assay::Surroundings surroundings;
  surroundings.configs = ASSAY_BINARY_DIR "/configs";
  surroundings.plugin_path = {ASSAY_BINARY_DIR "/plugins"};
  const assay::Workspace workspace = assay::open_workspace(surroundings, "demo");
  assay::PrepareRequest wanted;
  wanted.instrument = "bcsc.csc-360";
  wanted.formats = formats;
  assay::Prepared prepared = assay::prepare(workspace, wanted);
  for (assay::PreparedFormat& format : prepared.formats)
    format.renderer = std::make_unique<MeasuredRenderer>(format.id, std::move(format.renderer));
  assay::run(workspace, prepared, request, [](double, std::uint64_t) {});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: bench_rendering RESPONSES COMMENTS [FORMAT…]\n");
    return 2;
  }
  assay::RunRequest request;
  request.responses = argv[1];
  request.comments = argv[2];
  request.out = std::filesystem::temp_directory_path() / ("assay-bench-" + std::to_string(getpid()));
  request.date = "2026-01-01";
  request.threads = 1;
  std::vector<std::string> formats(argv + 3, argv + argc);
  if (formats.empty()) formats = {"html", "pdf"};
  int status = 0;
  try {
    bench(request, formats);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s\n", failure.what());
    status = 1;
  }
  std::filesystem::remove_all(request.out);
  return status;
}
