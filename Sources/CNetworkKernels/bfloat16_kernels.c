#include "bfloat16_products.h"

#if defined(__x86_64__) && defined(__linux__)
#include <cpuid.h>
#include <sys/syscall.h>
#include <unistd.h>

/// Whether the system saves these registers when it goes from thread to thread: bits of XCR0.
__attribute__((target("xsave"))) static int saves(unsigned long long registers) {
  return (__builtin_ia32_xgetbv(0) & registers) == registers;
}

static int has_avx512(void) {
  unsigned a, b, c, d;
  return __builtin_cpu_supports("x86-64-v4") && __get_cpuid_count(7, 1, &a, &b, &c, &d) && (a & (1u << 5)) != 0;
}

/// The tiles are of no use to a process that has not asked the system for them. It grants them to the whole process or,
/// where a thread's stack for signals is too small for them, not at all.
static int has_amx(void) {
  enum { request = 0x1023, tile_data = 18 };
  const unsigned bfloat16 = 1u << 22, tiles = 1u << 24;
  unsigned a, b, c, d;
  return has_avx512() && __get_cpuid_count(7, 0, &a, &b, &c, &d) && (d & bfloat16) != 0 && (d & tiles) != 0 &&
         saves(3ull << 17) && syscall(SYS_arch_prctl, request, tile_data) == 0;
}
#else
static int has_avx512(void) { return 0; }
static int has_amx(void) { return 0; }
#endif

int ck_has_bfloat16_kernel(ck_bfloat16_kernel kernel) {
  // Asked once; two threads that ask at the same time get the same answer.
  static _Atomic int known = -1;
  int has = known;
  if (has < 0) {
    has = 1 << CK_BFLOAT16_PLAIN | has_avx512() << CK_BFLOAT16_AVX512 | has_amx() << CK_BFLOAT16_AMX;
    known = has;
  }
  return has >> kernel & 1;
}

ck_bfloat16_kernel ck_best_bfloat16_kernel(void) {
  if (ck_has_bfloat16_kernel(CK_BFLOAT16_AMX)) return CK_BFLOAT16_AMX;
  return ck_has_bfloat16_kernel(CK_BFLOAT16_AVX512) ? CK_BFLOAT16_AVX512 : CK_BFLOAT16_PLAIN;
}

void ck_bfloat16_multiply(ck_bfloat16_kernel kernel, const ck_product *p) {
#if defined(__x86_64__)
  if (kernel == CK_BFLOAT16_AMX) return ck_bfloat16_multiply_amx(p);
  if (kernel == CK_BFLOAT16_AVX512) return ck_bfloat16_multiply_avx512(p);
#endif
  ck_bfloat16_multiply_plain(p);
}
