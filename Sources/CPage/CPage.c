// What pages are made of beside their text, put into the program by the build, so that a page is one file and the program
// needs none beside it. d3 is the one that Debian's libjs-d3 installs.

#include "CPage.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed, which every compiler has that can build this package

static const unsigned char style[] = {
#embed "page.css"
};
static const unsigned char script[] = {
#embed "page.js"
};
static const unsigned char scatter[] = {
#embed "scatter.js"
};
static const unsigned char d3[] = {
#embed "/usr/share/javascript/d3/d3.min.js"
};

const cpage_file cpage_style = {style, sizeof style};
const cpage_file cpage_script = {script, sizeof script};
const cpage_file cpage_scatter = {scatter, sizeof scatter};
const cpage_file cpage_d3 = {d3, sizeof d3};
