#ifndef CPAGE_H
#define CPAGE_H

#include <stddef.h>

/// A file that the build has put into the program.
typedef struct {
  const unsigned char *bytes;
  size_t size;
} cpage_file;

/// The style of every page.
extern const cpage_file cpage_style;
/// What a page does beside showing its text: figures that open large, tables that sort, provenance at a number.
extern const cpage_file cpage_script;
/// Linked scatter plots; they need d3.
extern const cpage_file cpage_scatter;
/// d3, version 3.
extern const cpage_file cpage_d3;

#endif
