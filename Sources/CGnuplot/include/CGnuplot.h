#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What one run of gnuplot left. Give it to cgnuplot_free when it has been read.
typedef struct {
  /// The errno that kept the program from starting, or its output from being read; 0 when it ran.
  int error;
  /// Its exit status; 128 + the signal that ended it.
  int status;
  /// What it wrote to its standard output: the drawing.
  unsigned char *output;
  size_t output_size;
  /// What it wrote to its standard error.
  unsigned char *words;
  size_t words_size;
} cgnuplot_result;

/// Runs the program (a path, or a name in PATH) on a script and waits for its end.
///
/// The program stops at the first error of the script and reads no settings of the user. A program that ends before
/// it has read the script raises no SIGPIPE here.
cgnuplot_result cgnuplot_run(const char *program, const char *script, size_t size);

/// Frees what a result holds.
void cgnuplot_free(cgnuplot_result *result);

#ifdef __cplusplus
}
#endif
#endif
