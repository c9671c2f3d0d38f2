/*
 * Shifts the wall clock of a browser and of all its processes, as specified by clock_gettime(2), gettimeofday(2) and
 * time(2). Loaded with LD_PRELOAD; MOVED_CLOCK names a file of eight bytes, the offset in seconds, which takes effect
 * as soon as it is written. Monotonic clocks are unchanged, and timed waits until a wall-clock time keep their duration.
 * libfaketime would do the same, but Firefox's allocator hangs at start with it.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile int64_t *ahead;

/* Runs before the browser sandboxes its processes from the file system. */
__attribute__((constructor)) static void open_clock(void) {
  const char *path = getenv("MOVED_CLOCK");
  const int file = path == NULL ? -1 : open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return;
  void *mapped = mmap(NULL, sizeof(int64_t), PROT_READ, MAP_SHARED, file, 0);
  if (mapped != MAP_FAILED) ahead = mapped;
  close(file);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  const int failed = (int)syscall(SYS_clock_gettime, clock, now);
  const int is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE;
  if (failed == 0 && is_wall && ahead != NULL) now->tv_sec += *ahead;
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void)zone;
  struct timespec exact;
  if (clock_gettime(CLOCK_REALTIME, &exact) != 0) return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *also) {
  struct timespec now;
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return (time_t)-1;
  if (also != NULL) *also = now.tv_sec;
  return now.tv_sec;
}

/* Times since the epoch are far greater than times since boot. */
static const time_t surely_on_the_wall = 1000000000;

/* The clock that an absolute time refers to, and the time without the offset. */
static clockid_t unmoved(const struct timespec *until, struct timespec *real) {
  *real = *until;
  if (until->tv_sec < surely_on_the_wall) return CLOCK_MONOTONIC;
  if (ahead != NULL) real->tv_sec -= *ahead;
  return CLOCK_REALTIME;
}

int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict until) {
  struct timespec real;
  const clockid_t clock = unmoved(until, &real);
  return pthread_cond_clockwait(condition, mutex, clock, &real);
}

int sem_timedwait(sem_t *restrict semaphore, const struct timespec *restrict until) {
  struct timespec real;
  const clockid_t clock = unmoved(until, &real);
  return sem_clockwait(semaphore, clock, &real);
}
