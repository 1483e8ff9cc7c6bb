#include "philox.h"
#include "clones.h"

static inline __attribute__((always_inline)) void philox(
    kernel_philox_key key, uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3, uint64_t *words) {
  for (int round = 0; round < 10; round++) {
    unsigned __int128 a = (unsigned __int128)c0 * 0xD2E7470EE14C6C93u;
    unsigned __int128 b = (unsigned __int128)c2 * 0xCA5A826395121157u;
    c0 = (uint64_t)(b >> 64) ^ c1 ^ key.low;
    c2 = (uint64_t)(a >> 64) ^ c3 ^ key.high;
    c1 = (uint64_t)b;
    c3 = (uint64_t)a;
    key.low += 0x9E3779B97F4A7C15u;
    key.high += 0xBB67AE8584CAA73Bu;
  }
  words[0] = c0;
  words[1] = c1;
  words[2] = c2;
  words[3] = c3;
}

void kernel_philox(
    kernel_philox_key key, uint64_t c0, uint64_t c1, uint64_t c2, uint64_t c3, uint64_t *words) {
  philox(key, c0, c1, c2, c3, words);
}

CLONES
void kernel_philox_words(kernel_philox_key key, uint64_t first, size_t count, uint64_t *words) {
  uint64_t four[4];
  size_t done = 0;
  uint64_t counter = first / 4 + 1;
  if (first % 4 != 0 && count > 0) {
    philox(key, counter++, 0, 0, 0, four);
    for (uint64_t i = first % 4; i < 4 && done < count; i++) words[done++] = four[i];
  }
  for (; count - done >= 4; done += 4) philox(key, counter++, 0, 0, 0, words + done);
  if (done < count) {
    philox(key, counter, 0, 0, 0, four);
    for (int i = 0; done < count; i++) words[done++] = four[i];
  }
}

uint64_t kernel_philox_stream_word(kernel_philox_stream *stream) {
  uint64_t lane = stream->drawn % 4;
  if (lane == 0) {
    philox(stream->key, stream->position, 1 + stream->drawn / 4, 0, 0, stream->words);
  }
  stream->drawn++;
  return stream->words[lane];
}

unsigned long kernel_philox_stream_draw(void *stream) {
  return (unsigned long)kernel_philox_stream_word(stream);
}

double kernel_philox_stream_uniform(void *stream) {
  return (double)(int64_t)(kernel_philox_stream_word(stream) >> 11) * 0x1p-53;
}
