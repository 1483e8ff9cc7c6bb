#ifndef CKERNELS_SPLITS_H
#define CKERNELS_SPLITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// A column is the list of its entries in rising order of their values. An entry has a row and a key:
//
//     key = rank of the value among the column's different values << class_bits | class of the row
//
// Rows with the column's most frequent value are left out of the list.

/// The different values of a column, as they come, while there are at most 256.
typedef struct {
  double slots[1024];
  uint16_t codes[1024];
  double values[256];
  uint32_t counts[256];
  /// How many different values there were; 257 if more than 256.
  size_t count;
} kernel_value_table;

void kernel_value_table_clear(kernel_value_table *table);

/// Writes for each value its number in the table, adding new ones.
///
/// −0 is 0. Nothing is written from the 257th different value on.
void kernel_encode(
    const double *values, size_t count, kernel_value_table *table, uint8_t *codes);

/// Writes each row's entry to the next place of its code.
///
/// `places` says for each code where its entries begin. Entries of the code `common` are not kept:
/// they all go to its place, which must be after all others.
void kernel_scatter_entries_u8(
    const uint8_t *codes, const uint32_t *labels, size_t count, const uint32_t *key_of_code,
    uint32_t common, uint32_t *places, uint32_t *keys, uint32_t *rows);
void kernel_scatter_entries_u32(
    const uint32_t *codes, const uint32_t *labels, size_t count, const uint32_t *key_of_code,
    uint32_t common, uint32_t *places, uint32_t *keys, uint32_t *rows);

/// How many rows of a class went to the side that grows, and how many have not.
typedef struct {
  uint32_t moved, stayed;
} kernel_class_rows;

/// What is looked for in all columns of a node.
typedef struct {
  /// Per class: none moved, all stayed.
  const kernel_class_rows *classes;
  uint32_t class_count, class_bits;
  uint32_t rows;
  /// The least number of rows on each side.
  uint32_t least;
  /// n·log₂ n for n up to `rows`, in fixed point, and the steps from n to n + 1. NULL for Gini.
  const int64_t *weights, *steps;
  /// The sum over the classes of n·log₂ n, or of n² for Gini.
  int64_t sum;
} kernel_node;

/// The best way to divide a node's rows by a column's values.
typedef struct {
  /// How many rows are on the left, with the lower values; 0 if there is no way.
  uint32_t left;
  /// How many entries of the list are.
  uint32_t position;
  /// The larger, the better. Entropy: Σ n·log₂ n over both sides' classes, less that of the sides.
  int64_t score;
  /// Gini: the sums of the squared class counts on the left and on the right, each divided by the
  /// side's rows and added up, rounded; and these sums.
  double estimate;
  uint64_t squares[2];
  uint32_t right;
} kernel_split;

/// The best split by one column's entries in the node, of which the first `below` have values below
/// the column's most frequent one.
///
/// Of equally good splits that with the lowest threshold. `scratch` holds a node's classes.
kernel_split kernel_best_split(
    const kernel_node *node, const uint32_t *keys, size_t count, size_t below,
    kernel_class_rows *scratch);

/// Whether the first split is better than the second one, of the same node: exactly so, for Gini.
bool kernel_split_is_better(bool entropy, const kernel_split *first, const kernel_split *second);

/// Moves the entries of rows that are `marked` behind the others, or before them with `inverted`,
/// and keeps their order otherwise; returns how many are in the first part.
size_t kernel_divide(
    uint32_t *keys, uint32_t *rows, size_t count, const uint8_t *marked, bool inverted,
    uint32_t *scratch_keys, uint32_t *scratch_rows);

/// Keeps the entries of rows that are marked as `wanted`, in order; returns their number.
size_t kernel_keep(
    uint32_t *keys, uint32_t *rows, size_t count, const uint8_t *marked, bool wanted);

#endif
