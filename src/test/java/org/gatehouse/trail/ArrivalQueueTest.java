package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ArrivalQueueTest {

  private static final int SENDERS = 12;

  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private final Writer writer = new Writer();
  private final ArrivalQueue queue = new ArrivalQueue();

  /** Remembers which accounts shared a transaction, and refuses all with that of number 13. */
  private static final class Writer extends Arrivals {

    private final List<List<Long>> written = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore begun = new Semaphore(0);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public List<Receipt> write(List<Delivery> deliveries) {
      begun.release();
      try {
        assertThat(mayGoOn.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      List<Long> accounts = deliveries.stream().map(Delivery::accountId).toList();
      if (accounts.contains(13L)) {
        throw new EJBException("refused");
      }
      written.add(accounts);
      return deliveries.stream().map(one -> new Receipt(one.arrivals().size(), 0)).toList();
    }
  }

  ArrivalQueueTest() {
    queue.arrivals = writer;
  }

  @AfterEach
  void end() {
    senders.shutdownNow();
  }

  @Test
  void writesOneAloneAtOnce() {
    writer.mayGoOn.countDown();

    assertThat(queue.take(1, "", events(3))).isEqualTo(new Receipt(3, 0));
    assertThat(writer.written).containsExactly(List.of(1L));
  }

  @Test
  void writesTogetherWhatComesMeanwhileAndGivesEachItsReceipt() throws Exception {
    List<Future<Receipt>> receipts = sendAll(1);

    for (int i = 0; i < SENDERS; i++) {
      assertThat(receipts.get(i).get()).isEqualTo(new Receipt(i + 1, 0));
    }
    assertThat(writer.written.stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    assertThat(writer.written).hasSizeLessThanOrEqualTo(SENDERS);
  }

  @Test
  void failsForNobodyElse() throws Exception {
    List<Future<Receipt>> receipts = sendAll(2);

    for (int i = 0; i < SENDERS - 1; i++) {
      assertThat(receipts.get(i).get()).isEqualTo(new Receipt(i + 1, 0));
    }
    assertThatThrownBy(() -> receipts.get(SENDERS - 1).get())
        .hasCauseInstanceOf(EJBException.class);
    assertThat(writer.written.stream().flatMap(List::stream)).doesNotHaveDuplicates();
  }

  @Test
  void beginsAnotherTransactionBesideOneForManyEventsOnly() throws Exception {
    Future<Receipt> first = senders.submit(() -> queue.take(1, "", events(1)));
    assertThat(writer.begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    Future<Receipt> few = senders.submit(() -> queue.take(2, "", events(1)));
    assertThat(writer.begun.tryAcquire(200, TimeUnit.MILLISECONDS)).isFalse();

    Future<Receipt> many = senders.submit(() -> queue.take(3, "", events(50)));
    assertThat(writer.begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();

    writer.mayGoOn.countDown();
    assertThat(first.get()).isEqualTo(new Receipt(1, 0));
    assertThat(few.get()).isEqualTo(new Receipt(1, 0));
    assertThat(many.get()).isEqualTo(new Receipt(50, 0));
  }

  /** For the accounts from the given one on; the first holds the place until all wait. */
  private List<Future<Receipt>> sendAll(long first) throws InterruptedException {
    CountDownLatch here = new CountDownLatch(SENDERS);
    List<Future<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      long account = first + i;
      int count = i + 1;
      receipts.add(
          senders.submit(
              () -> {
                here.countDown();
                return queue.take(account, "", events(count));
              }));
      if (i == 0) {
        assertThat(writer.begun.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
      }
    }
    assertThat(here.await(1, TimeUnit.MINUTES)).isTrue();
    writer.mayGoOn.countDown();
    return receipts;
  }

  private static List<Arrival> events(int count) {
    List<Arrival> events = new ArrayList<>();
    CatalogueText text = new Catalogue().get("company.add", Outcome.SUCCESS, "");
    for (int i = 0; i < count; i++) {
      events.add(new Arrival("e-" + i, Instant.EPOCH, text, "", "", "", Map.of()));
    }
    return events;
  }
}
