#include "CGnuplot.h"

#include <gnuplot-iostream.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fcntl.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace {

/// A file descriptor that is closed at the end of its scope.
struct Descriptor {
  int number;
  explicit Descriptor(int number) : number(number) {}
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number >= 0) ::close(number);
    number = -1;
  }
  int release() {
    int released = number;
    number = -1;
    return released;
  }
};

/// Keeps SIGPIPE from this thread; one that was raised meanwhile is taken back.
class WithoutBrokenPipe {
public:
  WithoutBrokenPipe() {
    sigset_t waiting;
    sigpending(&waiting);
    was_pending = sigismember(&waiting, SIGPIPE) == 1;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, &before);
  }
  ~WithoutBrokenPipe() {
    const timespec at_once = {0, 0};
    if (!was_pending) {
      while (sigtimedwait(&pipe, nullptr, &at_once) < 0 && errno == EINTR) {}
    }
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
  }
  sigset_t before;

private:
  sigset_t pipe;
  bool was_pending;
};

/// Starts the program with its three streams; returns 0 or an errno.
int start(const char *program, int input, int output, int words, const sigset_t &signals, pid_t *child) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, words, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setsigmask(&attributes, &signals);
  // A script that is named, rather than read from a terminal or a pipe, ends at its first error and numbers its lines.
  const char *arguments[] = {program, "--default-settings", "/dev/stdin", nullptr};
  const int error =
      posix_spawnp(child, program, &files, &attributes, const_cast<char *const *>(arguments), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return error;
}

/// Writes the script and closes the pipe, whether or not anybody reads it.
int send(Descriptor &pipe, const char *script, size_t size) {
  FILE *stream = fdopen(pipe.number, "w");
  if (stream == nullptr) return errno;
  pipe.release();
  gnuplotio::Gnuplot gnuplot(stream);
  gnuplot.write(script, static_cast<std::streamsize>(size));
  return 0;
}

/// Reads a file from its beginning into new memory; returns 0 or an errno.
int take(const Descriptor &file, unsigned char **bytes, size_t *size) {
  struct stat status;
  if (fstat(file.number, &status) != 0) return errno;
  const size_t length = static_cast<size_t>(status.st_size);
  *bytes = static_cast<unsigned char *>(malloc(length + 1));
  if (*bytes == nullptr) return ENOMEM;
  while (*size < length) {
    const ssize_t got = pread(file.number, *bytes + *size, length - *size, static_cast<off_t>(*size));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got < 0 ? errno : EIO;
    *size += static_cast<size_t>(got);
  }
  return 0;
}

/// Waits for the child; its exit status, or 128 + the signal that ended it.
int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace

extern "C" cgnuplot_result cgnuplot_run(const char *program, const char *script, size_t size) {
  cgnuplot_result result = {};
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) {
    result.error = errno;
    return result;
  }
  Descriptor input(ends[0]), script_end(ends[1]);
  Descriptor output(memfd_create("gnuplot-output", MFD_CLOEXEC));
  Descriptor words(memfd_create("gnuplot-words", MFD_CLOEXEC));
  if (output.number < 0 || words.number < 0) {
    result.error = errno;
    return result;
  }
  WithoutBrokenPipe quiet;
  pid_t child = 0;
  result.error = start(program, input.number, output.number, words.number, quiet.before, &child);
  if (result.error != 0) return result;
  input.close();
  result.error = send(script_end, script, size);
  script_end.close();
  result.status = wait_for(child);
  if (result.error == 0) result.error = take(output, &result.output, &result.output_size);
  if (result.error == 0) result.error = take(words, &result.words, &result.words_size);
  return result;
}

extern "C" void cgnuplot_free(cgnuplot_result *result) {
  free(result->output);
  free(result->words);
  *result = {};
}
