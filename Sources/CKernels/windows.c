#include "windows.h"

#include <stdint.h>

#include "clones.h"

// Channels are the lanes: a block of them goes through a window together, which needs no branch.
enum { block = 32 };

#define EACH_LANE _Pragma("clang loop vectorize(assume_safety)") for (size_t c = 0; c < lanes; c++)

// Calls BODY for every block of channels of every window: x begins there at `corner`, y at `place`.
#define EACH_BLOCK(BODY)                                                              \
  for (size_t j = 0; j < row->windows; j++) {                                         \
    for (size_t start = 0; start < row->channels; start += block) {                   \
      const size_t left = row->channels - start, lanes = left < block ? left : block; \
      const size_t corner = (size_t)row->first[j] * row->channels + start;            \
      const size_t columns = (size_t)(row->last[j] - row->first[j]);                  \
      const size_t place = j * row->channels + start;                                 \
      BODY                                                                            \
    }                                                                                 \
  }

// Calls BODY for every element of the window: the one with number e is at `at`.
#define EACH_ELEMENT(BODY)                                              \
  for (size_t r = 0, e = 0; r < row->rows; r++) {                       \
    size_t at = corner + r * (size_t)row->row_step;                     \
    for (size_t k = 0; k < columns; k++, e++, at += row->channels) BODY \
  }

// A NaN stays, and everything else gives way to what is not at most as large.
#define GIVES_WAY(old, new) (!((new) <= (old)) && (old) == (old))

// The number of the window's element that is the largest.
#define SEARCH(T)                                                   \
  T most[block];                                                    \
  uint32_t found[block];                                            \
  EACH_LANE {                                                       \
    most[c] = x[corner + c];                                        \
    found[c] = 0;                                                   \
  }                                                                 \
  EACH_ELEMENT({ EACH_LANE {                                        \
    const T number = x[at + c];                                     \
    found[c] = GIVES_WAY(most[c], number) ? (uint32_t)e : found[c]; \
    most[c] = GIVES_WAY(most[c], number) ? number : most[c];        \
  } })

#define WINDOWS(SUFFIX, T)                                                              \
  CLONES void kernel_largest_##SUFFIX(const kernel_window_row *row, const T *x, T *y) { \
    EACH_BLOCK({                                                                        \
      T most[block];                                                                    \
      EACH_LANE most[c] = x[corner + c];                                                \
      EACH_ELEMENT({ EACH_LANE {                                                        \
        const T number = x[at + c];                                                     \
        most[c] = GIVES_WAY(most[c], number) ? number : most[c];                        \
      } })                                                                              \
      EACH_LANE y[place + c] = most[c];                                                 \
    })                                                                                  \
  }                                                                                     \
                                                                                        \
  CLONES void kernel_pick_at_largest_##SUFFIX(                                          \
      const kernel_window_row *row, const T *x, const T *v, T *y) {                     \
    EACH_BLOCK({                                                                        \
      SEARCH(T)                                                                         \
      EACH_ELEMENT({ EACH_LANE {                                                        \
        y[place + c] = found[c] == (uint32_t)e ? v[at + c] : y[place + c];              \
      } })                                                                              \
    })                                                                                  \
  }                                                                                     \
                                                                                        \
  CLONES void kernel_add_at_largest_##SUFFIX(                                           \
      const kernel_window_row *row, const T *x, const T *u, T *y) {                     \
    EACH_BLOCK({                                                                        \
      SEARCH(T)                                                                         \
      EACH_ELEMENT({ EACH_LANE {                                                        \
        y[at + c] += found[c] == (uint32_t)e ? u[place + c] : (T)0;                     \
      } })                                                                              \
    })                                                                                  \
  }

WINDOWS(f32, float)
WINDOWS(f64, double)
