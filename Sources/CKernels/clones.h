#ifndef CKERNELS_CLONES_H
#define CKERNELS_CLONES_H

// A loop marked so is compiled for several generations of processors; the one that fits is chosen
// when the program starts. Elsewhere the compiler's own target is all there is.
#if defined(__x86_64__) && defined(__linux__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

#endif
