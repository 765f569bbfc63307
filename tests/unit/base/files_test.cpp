// Reading whole files, and writing through a buffer with a digest.
#include "assay/files.hpp"

#include <signal.h>
#include <sys/stat.h>
#include <sys/time.h>

#include <thread>

#include "assay/digest.hpp"
#include "samples.hpp"

using assay::Fault;
using assay::FileWriter;
using samples::caught;

TEST_CASE("file: the whole content is read, byte for byte") {
  const samples::Folder folder;
  const std::string bytes(
      "a\r\n\0\xFF"
      "b",
      6);
  samples::write(folder / "f", bytes);
  CHECK(assay::read_file(folder / "f") == bytes);
  samples::write(folder / "empty", "");
  CHECK(assay::read_file(folder / "empty").empty());
}

TEST_CASE("file: one that says nothing of its size is read too") {
  CHECK_FALSE(assay::read_file("/proc/self/status").empty());  // its size is given as 0
}

TEST_CASE("file: a missing one is an error of the input") {
  const samples::Folder folder;
  const auto error = caught([&] { assay::read_file(folder / "none"); });
  CHECK(error.fault() == Fault::Input);
  samples::check_place(error.problems().at(0), (folder / "none").string(), 0, 0);
  CHECK(error.problems()[0].what == "there is no such file");
  CHECK(error.problems()[0].remedy == "check the path");
}

TEST_CASE("file: a folder is refused") {
  const samples::Folder folder;
  const auto error = caught([&] { assay::read_file(folder.path()); });
  CHECK(error.fault() == Fault::Input);
  CHECK(error.problems().at(0).what == "is a folder, not a file");
}

TEST_CASE("file: a pipe is refused without waiting for it") {
  const samples::Folder folder;
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const auto error = caught([&] { assay::read_file(folder / "pipe"); });
  CHECK(error.problems().at(0).what == "is not a regular file");
}

TEST_CASE("file: one that cannot be opened tells the system's reason") {
  const auto error = caught([] { assay::read_file(std::string(5000, 'x')); });
  CHECK(error.fault() == Fault::Input);
  CHECK_THAT(error.problems().at(0).what, ContainsSubstring("File name too long"));
}

TEST_CASE("file writer: writes through the buffer and gives the digest") {
  const samples::Folder folder;
  std::string expected;
  FileWriter writer(folder / "f");
  for (int i = 0; i < 300; ++i) {
    const std::string piece(static_cast<std::size_t>(i) * 31, static_cast<char>('a' + i % 26));
    writer.write(piece);
    expected += piece;
  }
  const std::string large(3'000'000, 'z');  // larger than the buffer
  writer.write(large);
  expected += large;
  CHECK(writer.close() == assay::sha256(expected));
  CHECK(samples::read(folder / "f") == expected);
}

TEST_CASE("file writer: an old file is replaced") {
  const samples::Folder folder;
  samples::write(folder / "f", "something long");
  FileWriter writer(folder / "f");
  writer.write("new");
  writer.close();
  CHECK(samples::read(folder / "f") == "new");
}

TEST_CASE("file writer: a full disk is an error of the machine") {
  FileWriter writer("/dev/full");
  writer.write("x");
  const auto error = caught([&] { writer.close(); });
  CHECK(error.fault() == Fault::Machine);
  samples::check_place(error.problems().at(0), "/dev/full", 0, 0);
  CHECK(error.problems()[0].what == "cannot be written: No space left on device");
  CHECK(error.problems()[0].remedy == "make room on the disk, or write to another one");
}

TEST_CASE("file writer: a full disk is seen as soon as the buffer is full") {
  FileWriter writer("/dev/full");
  CHECK(caught([&] { writer.write(std::string(1 << 20, 'x')); }).fault() == Fault::Machine);
}

TEST_CASE("file writer: a place that cannot be opened is an error of the machine") {
  const samples::Folder folder;
  const auto error = caught([&] { FileWriter writer(folder / "none/f"); });
  CHECK(error.fault() == Fault::Machine);
  samples::check_place(error.problems().at(0), (folder / "none/f").string(), 0, 0);
  CHECK(error.problems()[0].what == "cannot be written: No such file or directory");
}

TEST_CASE("file writer: nothing goes in after the end") {
  const samples::Folder folder;
  FileWriter writer(folder / "f");
  writer.close();
  CHECK(caught([&] { writer.write("x"); }).problems().at(0).what == "is written after it was closed");
  CHECK(caught([&] { writer.close(); }).problems().at(0).what == "is closed twice");
}

TEST_CASE("file writer: signals and short writes lose no byte") {
  const samples::Folder folder;
  const auto pipe = folder / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  struct sigaction action {
  }, before{};
  action.sa_handler = [](int) {};  // without SA_RESTART, so that system calls are interrupted
  REQUIRE(sigaction(SIGALRM, &action, &before) == 0);
  std::string received;
  std::thread reader([&] {
    sigset_t alarm;
    sigemptyset(&alarm);
    sigaddset(&alarm, SIGALRM);
    pthread_sigmask(SIG_BLOCK, &alarm, nullptr);
    std::ifstream in(pipe, std::ios::binary);
    received.assign(std::istreambuf_iterator<char>(in), {});
  });
  const itimerval every{{0, 200}, {0, 200}};
  const itimerval never{};
  setitimer(ITIMER_REAL, &every, nullptr);
  std::string expected(8 << 20, '\0');
  for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = static_cast<char>(i * 7 + i / 251);
  FileWriter writer(pipe);
  writer.write(expected);
  const std::string digest = writer.close();
  setitimer(ITIMER_REAL, &never, nullptr);
  reader.join();
  sigaction(SIGALRM, &before, nullptr);
  CHECK(received == expected);
  CHECK(digest == assay::sha256(expected));
}
