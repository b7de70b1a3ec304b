// NLopt, loaded at the first call and not when the process starts, so that a run that has nothing to do is not slower for
// it; Debian has no static one. Each function below has the name and prototype that the library's own header declares, so
// the compiler checks them, and passes its arguments on.

#include "CNLopt.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *_Atomic library;

static void load(void) {
  library = dlopen("libnlopt.so.0", RTLD_LAZY | RTLD_LOCAL);
  if (library) return;
  fprintf(stderr, "cannot load 'libnlopt.so.0': %s; install libnlopt-dev\n", dlerror());
  abort();
}

static void *find(const char *name) {
  pthread_once(&once, load);
  void *function = dlsym(library, name);
  if (function) return function;
  fprintf(stderr, "'%s' is missing from the NLopt that is installed; install libnlopt-dev\n", name);
  abort();
}

#define PASS_ON(result, name, parameters, arguments)                                   \
  result name parameters {                                                             \
    static result(*_Atomic function) parameters;                                       \
    if (!function) function = (result(*) parameters)find(#name);                       \
    return function arguments;                                                         \
  }

PASS_ON(nlopt_opt, nlopt_create, (nlopt_algorithm algorithm, unsigned n), (algorithm, n))
PASS_ON(void, nlopt_destroy, (nlopt_opt opt), (opt))
PASS_ON(nlopt_result, nlopt_optimize, (nlopt_opt opt, double *x, double *value), (opt, x, value))
PASS_ON(nlopt_result, nlopt_set_min_objective, (nlopt_opt opt, nlopt_func f, void *data), (opt, f, data))
PASS_ON(nlopt_result, nlopt_force_stop, (nlopt_opt opt), (opt))
PASS_ON(nlopt_result, nlopt_set_vector_storage, (nlopt_opt opt, unsigned pairs), (opt, pairs))
PASS_ON(nlopt_result, nlopt_set_maxeval, (nlopt_opt opt, int count), (opt, count))

#define TOLERANCE(name) PASS_ON(nlopt_result, name, (nlopt_opt opt, double tolerance), (opt, tolerance))
TOLERANCE(nlopt_set_ftol_rel)
TOLERANCE(nlopt_set_ftol_abs)
TOLERANCE(nlopt_set_xtol_rel)
