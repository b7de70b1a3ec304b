// Counts what a thread allocates, so that a test can hold that a loop allocates nothing.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How often the calling thread has called malloc, calloc, realloc and their like; −1 where this cannot be known.
///
/// Linking this target puts counting wrappers before the allocator of the GNU C library, in the whole test program.
long allocations_of_this_thread(void);

#endif
