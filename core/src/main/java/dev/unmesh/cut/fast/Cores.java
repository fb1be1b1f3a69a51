package dev.unmesh.cut.fast;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that stand ready for a few tasks of some microseconds: they wait spinning for a moment before they sleep, and the caller
 * takes tasks too, so that it never waits for one that has not begun. With one thread it does all. One job at a time.
 */
final class Cores implements AutoCloseable {
  /** Some tens of microseconds. */
  private static final int SPINS = 2000;

  private final Thread[] threads;
  private volatile Job job = new Job(0, task -> {});
  private volatile boolean closed;

  Cores(int count) {
    this.threads = new Thread[count - 1];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(this::serve, "unmesh-part");
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** Runs task 0 .. tasks - 1, each once on any thread, begun in this order; returns when all are done. */
  void run(int tasks, IntConsumer task) {
    if (threads.length == 0 || tasks == 1) {
      for (int t = 0; t < tasks; t++) {
        task.accept(t);
      }
      return;
    }
    Job mine = new Job(tasks, task);
    job = mine;
    for (int i = 0; i < Math.min(threads.length, tasks - 1); i++) {
      LockSupport.unpark(threads[i]);
    }
    mine.work();
    mine.await();
  }

  private void serve() {
    Job last = job;
    while (!closed) {
      for (int i = 0; i < SPINS && job == last; i++) {
        Thread.onSpinWait();
      }
      if (job == last) {
        LockSupport.park(this);
      } else {
        last = job;
        last.work();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }

  private static final class Job {
    private final int tasks;
    private final IntConsumer task;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile Throwable failure;

    Job(int tasks, IntConsumer task) {
      this.tasks = tasks;
      this.task = task;
    }

    void work() {
      for (int t = next.getAndIncrement(); t < tasks; t = next.getAndIncrement()) {
        try {
          task.accept(t);
        } catch (RuntimeException | Error e) {
          failure = e;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int i = 0; done.get() < tasks; i++) {
        if (i < SPINS) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
      if (failure instanceof Error error) {
        throw error;
      } else if (failure != null) {
        throw (RuntimeException) failure;
      }
    }
  }
}
