// OpenBLAS and LAPACKE, loaded at the first call and not when the process starts: both bring 60 MB of code, five further
// libraries and a thread a core that spins at first, which took most of the time of a run that has nothing to do.
//
// Each function below has the name and prototype that the libraries' own headers declare, so the compiler checks them,
// and passes its arguments on.

#include "COpenBLAS.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static void *_Atomic blas, *_Atomic lapacke;

static void *load(const char *name) {
  void *library = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
  if (library) return library;
  fprintf(stderr, "cannot load '%s': %s; install libopenblas-dev and liblapacke-dev\n", name, dlerror());
  abort();
}

static void load_both(void) {
  blas = load("libopenblas.so.0");
  lapacke = load("liblapacke.so.3");
}

static void *find(void *_Atomic *library, const char *name) {
  pthread_once(&once, load_both);
  void *function = dlsym(*library, name);
  if (function) return function;
  fprintf(stderr, "'%s' is missing from the BLAS that is installed; install libopenblas-dev\n", name);
  abort();
}

#define PASS_ON(library, result, name, parameters, arguments)                          \
  result name parameters {                                                             \
    static result(*_Atomic function) parameters;                                       \
    if (!function) function = (result(*) parameters)find(&library, #name);             \
    return function arguments;                                                         \
  }

#define GEMM(name, real)                                                               \
  PASS_ON(blas, void, name,                                                            \
          (enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE ta, enum CBLAS_TRANSPOSE tb,   \
           blasint m, blasint n, blasint k, real alpha, const real *a, blasint lda,    \
           const real *b, blasint ldb, real beta, real *c, blasint ldc),               \
          (order, ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc))
GEMM(cblas_sgemm, float)
GEMM(cblas_dgemm, double)

#define SYRK(name, real)                                                               \
  PASS_ON(blas, void, name,                                                            \
          (enum CBLAS_ORDER order, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE t,       \
           blasint n, blasint k, real alpha, const real *a, blasint lda, real beta,    \
           real *c, blasint ldc),                                                      \
          (order, uplo, t, n, k, alpha, a, lda, beta, c, ldc))
SYRK(cblas_ssyrk, float)
SYRK(cblas_dsyrk, double)

#define TRSM(name, real)                                                               \
  PASS_ON(blas, void, name,                                                            \
          (enum CBLAS_ORDER order, enum CBLAS_SIDE side, enum CBLAS_UPLO uplo,         \
           enum CBLAS_TRANSPOSE t, enum CBLAS_DIAG diag, blasint m, blasint n,         \
           real alpha, const real *a, blasint lda, real *b, blasint ldb),              \
          (order, side, uplo, t, diag, m, n, alpha, a, lda, b, ldb))
TRSM(cblas_strsm, float)
TRSM(cblas_dtrsm, double)

#define POTRF(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, char uplo, lapack_int n, real * a, lapack_int lda),             \
          (layout, uplo, n, a, lda))
POTRF(LAPACKE_spotrf, float)
POTRF(LAPACKE_dpotrf, double)

#define SYEVD(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, char jobz, char uplo, lapack_int n, real * a, lapack_int lda,   \
           real * w),                                                                  \
          (layout, jobz, uplo, n, a, lda, w))
SYEVD(LAPACKE_ssyevd, float)
SYEVD(LAPACKE_dsyevd, double)

#define SYGVD(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, lapack_int type, char jobz, char uplo, lapack_int n, real * a,  \
           lapack_int lda, real * b, lapack_int ldb, real * w),                        \
          (layout, type, jobz, uplo, n, a, lda, b, ldb, w))
SYGVD(LAPACKE_ssygvd, float)
SYGVD(LAPACKE_dsygvd, double)

#define GESDD(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, char jobz, lapack_int m, lapack_int n, real * a,                \
           lapack_int lda, real * s, real * u, lapack_int ldu, real * vt,              \
           lapack_int ldvt),                                                           \
          (layout, jobz, m, n, a, lda, s, u, ldu, vt, ldvt))
GESDD(LAPACKE_sgesdd, float)
GESDD(LAPACKE_dgesdd, double)

#define GEQRF(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, lapack_int m, lapack_int n, real * a, lapack_int lda,           \
           real * tau),                                                                \
          (layout, m, n, a, lda, tau))
GEQRF(LAPACKE_sgeqrf, float)
GEQRF(LAPACKE_dgeqrf, double)

#define ORGQR(name, real)                                                              \
  PASS_ON(lapacke, lapack_int, name,                                                   \
          (int layout, lapack_int m, lapack_int n, lapack_int k, real * a,             \
           lapack_int lda, const real *tau),                                           \
          (layout, m, n, k, a, lda, tau))
ORGQR(LAPACKE_sorgqr, float)
ORGQR(LAPACKE_dorgqr, double)

PASS_ON(blas, char *, openblas_get_corename, (void), ())
PASS_ON(blas, void, openblas_set_num_threads, (int count), (count))

void copenblas_use_one_thread(void) {
  // Read by OpenBLAS when it is loaded: then it never starts the threads.
  setenv("OPENBLAS_NUM_THREADS", "1", 1);
  if (blas) openblas_set_num_threads(1);
}
