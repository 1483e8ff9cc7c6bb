#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How often this thread has asked for memory since it began; −1 where that cannot be counted.
long allocation_count(void);

#endif
