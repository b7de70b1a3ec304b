// Stands between a program and the system, counts what it does to files, and makes one of these moments go wrong.
//
// Built by Scripts/faults.sh and loaded with LD_PRELOAD. What goes wrong is in the environment:
//
//   FAULT_KILL=n     the process dies by SIGKILL just before its nth change of a file; of a write, half is done
//   FAULT_FULL=n     from its nth change of a file on, the disk is full: half of that write is done, then ENOSPC
//   FAULT_BROKEN=n   from its nth flush on, the disk reports EIO
//   FAULT_CLOCK=n    after n looks at the clock, it jumps by FAULT_SECONDS
//   FAULT_COUNT=file where to write at the end how many changes, flushes and looks there were
//
// Only the process itself is disturbed, none that it starts, and not what it says on its standard output.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static atomic_long changes, flushes, looks;
static long kill_at, full_at, broken_at, clock_at, seconds;
static const char *count_file;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

__attribute__((constructor)) static void begin(void) {
  kill_at = number("FAULT_KILL");
  full_at = number("FAULT_FULL");
  broken_at = number("FAULT_BROKEN");
  clock_at = number("FAULT_CLOCK");
  seconds = number("FAULT_SECONDS");
  count_file = getenv("FAULT_COUNT");
  unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void) {
  FILE *file = count_file ? fopen(count_file, "w") : NULL;
  if (file == NULL) return;
  fprintf(file, "%ld %ld %ld\n", (long)changes, (long)flushes, (long)looks);
  fclose(file);
}

// The function of the system that has a name; found at its first call.
#define REAL(name, ...) \
  static int (*real)(__VA_ARGS__); \
  if (!real) real = (int (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

// Counts a change of a file; whether the disk has no room for it. May not return.
static int no_room(void) {
  const long now = atomic_fetch_add(&changes, 1) + 1;
  if (now == kill_at) kill(getpid(), SIGKILL);
  if (full_at == 0 || now < full_at) return 0;
  errno = ENOSPC;
  return 1;
}

ssize_t write(int file, const void *bytes, size_t size) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  struct stat status;
  if (file <= 2 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return real(file, bytes, size);
  const long now = atomic_load(&changes) + 1;
  if ((now == kill_at || now == full_at) && size > 1) real(file, bytes, size / 2);
  return no_room() ? -1 : real(file, bytes, size);
}

int openat(int folder, const char *path, int flags, ...) {
  REAL("openat", int, const char *, int, ...);
  va_list rest;
  va_start(rest, flags);
  const mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return flags & O_CREAT && no_room() ? -1 : real(folder, path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
  REAL("mkdir", const char *, mode_t);
  return no_room() ? -1 : real(path, mode);
}

int renameat(int folder, const char *path, int other_folder, const char *other) {
  REAL("renameat", int, const char *, int, const char *);
  return no_room() ? -1 : real(folder, path, other_folder, other);
}

int linkat(int folder, const char *path, int other_folder, const char *other, int flags) {
  REAL("linkat", int, const char *, int, const char *, int);
  return no_room() ? -1 : real(folder, path, other_folder, other, flags);
}

// A full disk lets files go.
int unlinkat(int folder, const char *path, int flags) {
  REAL("unlinkat", int, const char *, int);
  if (atomic_fetch_add(&changes, 1) + 1 == kill_at) kill(getpid(), SIGKILL);
  return real(folder, path, flags);
}

int fchmodat(int folder, const char *path, mode_t mode, int flags) {
  REAL("fchmodat", int, const char *, mode_t, int);
  if (atomic_fetch_add(&changes, 1) + 1 == kill_at) kill(getpid(), SIGKILL);
  return real(folder, path, mode, flags);
}

int fdatasync(int file) {
  REAL("fdatasync", int);
  if (atomic_fetch_add(&changes, 1) + 1 == kill_at) kill(getpid(), SIGKILL);
  const long now = atomic_fetch_add(&flushes, 1) + 1;
  if (broken_at == 0 || now < broken_at) return real(file);
  errno = EIO;
  return -1;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL("clock_gettime", clockid_t, struct timespec *);
  const int status = real(clock, time);
  if (clock != CLOCK_REALTIME || status != 0) return status;
  if (atomic_fetch_add(&looks, 1) + 1 > clock_at && clock_at > 0) time->tv_sec += seconds;
  return status;
}
