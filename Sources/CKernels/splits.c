#include "splits.h"

#include <string.h>

#define INLINE static inline __attribute__((always_inline))

INLINE bool is_better_gini(const kernel_split *first, const kernel_split *second);

/// What one direction of the walk over a column needs.
typedef struct {
  const uint32_t *keys;
  ptrdiff_t step;
  size_t count;
  bool upwards;
} walk;

/// The key of the entry after the i-th; a key of another value after the last.
INLINE uint32_t next_key(const walk *w, size_t i, uint32_t key) {
  return i + 1 < w->count ? w->keys[(ptrdiff_t)(i + 1) * w->step] : ~key;
}

/// Notes that the first i + 1 entries of the walk are on one side.
INLINE void note(kernel_split *best, const kernel_node *node, const walk *w, size_t i) {
  uint32_t moved = (uint32_t)i + 1;
  best->left = w->upwards ? moved : node->rows - moved;
  best->right = node->rows - best->left;
  best->position = w->upwards ? moved : (uint32_t)w->count - moved;
}

INLINE kernel_split walk_entropy(const kernel_node *node, walk w, kernel_class_rows *classes) {
  memcpy(classes, node->classes, node->class_count * sizeof *classes);
  const int64_t *weights = node->weights, *steps = node->steps;
  uint32_t mask = (1u << node->class_bits) - 1, rows = node->rows, least = node->least;
  kernel_split best = {.score = INT64_MIN};
  int64_t sum = node->sum;
  for (size_t i = 0; i < w.count; i++) {
    uint32_t key = w.keys[(ptrdiff_t)i * w.step];
    kernel_class_rows *class = &classes[key & mask];
    class->stayed--;
    sum += steps[class->moved] - steps[class->stayed];
    class->moved++;
    uint32_t moved = (uint32_t)i + 1, stayed = rows - moved;
    int64_t score = sum - weights[moved] - weights[stayed];
    // Downwards the later of two equal scores has the lower threshold.
    bool better = w.upwards ? score > best.score : score >= best.score;
    if (better && (next_key(&w, i, key) ^ key) > mask && moved >= least && stayed >= least) {
      best.score = score;
      note(&best, node, &w, i);
    }
  }
  return best;
}

INLINE kernel_split walk_gini(const kernel_node *node, walk w, kernel_class_rows *classes) {
  memcpy(classes, node->classes, node->class_count * sizeof *classes);
  uint32_t mask = (1u << node->class_bits) - 1, rows = node->rows, least = node->least;
  kernel_split best = {0};
  uint64_t moved_squares = 0, stayed_squares = (uint64_t)node->sum;
  for (size_t i = 0; i < w.count; i++) {
    uint32_t key = w.keys[(ptrdiff_t)i * w.step];
    kernel_class_rows *class = &classes[key & mask];
    moved_squares += 2 * (uint64_t)class->moved++ + 1;
    stayed_squares -= 2 * (uint64_t)--class->stayed + 1;
    uint32_t moved = (uint32_t)i + 1, stayed = rows - moved;
    if ((next_key(&w, i, key) ^ key) <= mask || moved < least || stayed < least) continue;
    kernel_split split = {0};
    split.squares[!w.upwards] = moved_squares;
    split.squares[w.upwards] = stayed_squares;
    split.estimate = (double)moved_squares / moved + (double)stayed_squares / stayed;
    note(&split, node, &w, i);
    if (w.upwards ? is_better_gini(&split, &best) : !is_better_gini(&best, &split)) best = split;
  }
  return best;
}

kernel_split kernel_best_split(
    const kernel_node *node, const uint32_t *keys, size_t count, size_t below,
    kernel_class_rows *scratch) {
  // Up from the lowest value and down from the highest, to the most frequent value from both sides:
  // its rows, which are not in the list, never have to be moved.
  walk up = {.keys = keys, .step = 1, .count = below, .upwards = true};
  walk down = {.keys = keys + count - 1, .step = -1, .count = count - below, .upwards = false};
  bool entropy = node->weights != NULL;
  kernel_split low, high;
  if (entropy) {
    low = walk_entropy(node, up, scratch);
    high = walk_entropy(node, down, scratch);
  } else {
    low = walk_gini(node, up, scratch);
    high = walk_gini(node, down, scratch);
  }
  // The walk down counts its own entries only.
  high.position += high.left ? (uint32_t)below : 0;
  return kernel_split_is_better(entropy, &high, &low) ? high : low;
}

/// (a / m + b / n) as a whole number and a fraction: exact for m + n < 2³².
typedef struct {
  uint64_t whole, numerator, denominator;
} mixed_number;

INLINE mixed_number mixed(const kernel_split *split) {
  uint64_t left = split->left, right = split->right;
  mixed_number number = {
      .whole = split->squares[0] / left + split->squares[1] / right,
      .numerator = split->squares[0] % left * right + split->squares[1] % right * left,
      .denominator = left * right};
  if (number.numerator >= number.denominator) {
    number.whole++;
    number.numerator -= number.denominator;
  }
  return number;
}

INLINE bool is_better_gini(const kernel_split *first, const kernel_split *second) {
  if (!first->left || !second->left) return first->left != 0;
  // Two conversions, two divisions and a sum: the estimates are off by less than 2⁻⁵⁰ each.
  double margin = second->estimate * 0x1p-48;
  double difference = first->estimate - second->estimate;
  if (difference > margin || difference < -margin) return difference > 0;
  mixed_number a = mixed(first), b = mixed(second);
  if (a.whole != b.whole) return a.whole > b.whole;
  return (unsigned __int128)a.numerator * b.denominator
         > (unsigned __int128)b.numerator * a.denominator;
}

bool kernel_split_is_better(bool entropy, const kernel_split *first, const kernel_split *second) {
  if (!first->left || !second->left) return first->left != 0;
  return entropy ? first->score > second->score : is_better_gini(first, second);
}

size_t kernel_divide(
    uint32_t *keys, uint32_t *rows, size_t count, const uint8_t *marked, bool inverted,
    uint32_t *scratch_keys, uint32_t *scratch_rows) {
  size_t first = 0, second = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t key = keys[i], row = rows[i];
    bool behind = marked[row] ^ inverted;
    // Both are written, and one of them stays.
    keys[first] = scratch_keys[second] = key;
    rows[first] = scratch_rows[second] = row;
    first += !behind;
    second += behind;
  }
  memcpy(keys + first, scratch_keys, second * sizeof *keys);
  memcpy(rows + first, scratch_rows, second * sizeof *rows);
  return first;
}

size_t kernel_keep(
    uint32_t *keys, uint32_t *rows, size_t count, const uint8_t *marked, bool wanted) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t key = keys[i], row = rows[i];
    keys[kept] = key;
    rows[kept] = row;
    kept += marked[row] == wanted;
  }
  return kept;
}
