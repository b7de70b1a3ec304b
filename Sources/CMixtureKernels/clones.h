// Private to this target: one source, compiled for several instruction sets, chosen when the program is loaded.
#ifndef CK_CLONES_H
#define CK_CLONES_H

#if defined(__x86_64__)
#define CK_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CK_CLONES
#endif

// What a clone calls must be inlined into it, so that it is compiled for the clone's instruction set.
#define CK_INLINE static inline __attribute__((always_inline))

#endif
