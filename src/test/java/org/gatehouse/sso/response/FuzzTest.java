package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.xml.security.encryption.XMLCipher;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.SamlConnection;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Good responses of every kind, changed at random thousands of times: nobody may come in as
 * somebody else. {@code -Dgatehouse.fuzz.seed=} and {@code -Dgatehouse.fuzz.count=} repeat a
 * failure, which names its seed.
 */
@Tag("A-56")
@DisplayName("A-56: of thousands of changed responses")
class FuzzTest {

  private static final long FIRST = Long.getLong("gatehouse.fuzz.seed", 1);
  private static final int COUNT = Integer.getInteger("gatehouse.fuzz.count", 2_000);

  /** A request that is always asked for, and assertions that nobody used: the kindest case. */
  private static final class Kind implements PendingRequests, UsedAssertions {
    @Override
    public void remember(
        long accountId, String requestId, String browserToken, Optional<String> ticket) {}

    @Override
    public Taken take(long accountId, String requestId, String browserToken) {
      return Taken.not(Fixture.REQUEST.equals(requestId) ? Outcome.TAKEN : Outcome.UNKNOWN);
    }

    @Override
    public boolean claim(long accountId, String issuer, String id, Instant keepUntil) {
      return true;
    }

    @Override
    public boolean isClaimed(long accountId, String issuer, String assertionId) {
      return false;
    }
  }

  /** A good response and what it says to a strict reader. */
  private record Good(String xml, SamlConnection connection, SamlIdentity identity) {}

  private final Fixture fixture = new Fixture();
  private final ResponseCheck check =
      new ResponseCheck(new Kind(), new Kind(), Clock.fixed(Fixture.NOW, ZoneOffset.UTC));

  @Test
  @DisplayName(
      "none brings in anybody else than the good one did, or ends in anything but a refusal")
  void nobodyComesInAsSomebodyElse() {
    var goods = goods();
    var refused = new ConcurrentHashMap<SamlRefusal.Reason, AtomicInteger>();
    var accepted = new AtomicInteger();

    LongStream.range(FIRST, FIRST + COUNT)
        .parallel()
        .forEach(
            seed -> {
              var good = goods.get((int) Math.floorMod(seed, goods.size()));
              String encoded = new Mutations(seed).mutate(good.xml());
              try {
                var identity =
                    check
                        .check(good.connection(), Fixture.posted(encoded), Fixture.BROWSER)
                        .identity();
                assertThat(identity).as("seed " + seed).isEqualTo(good.identity());
                accepted.incrementAndGet();
              } catch (SamlRefusal refusal) {
                refused
                    .computeIfAbsent(refusal.reason(), r -> new AtomicInteger())
                    .incrementAndGet();
              } catch (RuntimeException | Error broken) {
                throw new AssertionError("seed " + seed, broken);
              }
            });

    System.out.println(
        COUNT + " from " + FIRST + ": " + accepted + " unharmed, " + sorted(refused));
    if (COUNT >= 1_000) {
      assertThat(accepted).as("changes that mean nothing").hasPositiveValue();
      assertThat(refused).as("kinds of refusals").hasSizeGreaterThan(12);
    }
  }

  private static Map<SamlRefusal.Reason, AtomicInteger> sorted(
      Map<SamlRefusal.Reason, AtomicInteger> refused) {
    return new EnumMap<>(refused);
  }

  private List<Good> goods() {
    var gcm = TestEncryption.goodFor(fixture.connection.key().certificate());
    var goods = new ArrayList<Good>();
    goods.add(good(SignatureDemand.ASSERTION, answer()));
    goods.add(good(SignatureDemand.EITHER, answer()));
    goods.add(good(SignatureDemand.RESPONSE, answer().signed(Signed.RESPONSE)));
    goods.add(good(SignatureDemand.EITHER, answer().signed(Signed.RESPONSE)));
    goods.add(good(SignatureDemand.BOTH, answer().signed(Signed.values())));
    goods.add(good(SignatureDemand.ASSERTION, answer().encrypted(gcm)));
    goods.add(good(SignatureDemand.RESPONSE, answer().signed(Signed.RESPONSE).encrypted(gcm)));
    goods.add(
        good(
            SignatureDemand.EITHER,
            answer().signed(Signed.values()).encrypted(gcm.withCipher(XMLCipher.AES_256))));
    return goods;
  }

  private TestResponse answer() {
    String claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    return fixture
        .answer()
        .claim(claims + "givenname", "Ana")
        .claim(claims + "surname", "Babić")
        .claim(claims + "emailaddress", "ana.babic@contoso.example")
        .claim("http://schemas.xmlsoap.org/claims/Group", "Finance", "Users", "部門");
  }

  private Good good(SignatureDemand demand, TestResponse answer) {
    var connection = new Fixture().rules(SamlRules.standard().withSignatures(demand)).connection;
    String xml = answer.xml();
    var encoded =
        java.util.Base64.getEncoder()
            .encodeToString(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    try {
      return new Good(
          xml,
          connection,
          check.check(connection, Fixture.posted(encoded), Fixture.BROWSER).identity());
    } catch (SamlRefusal refusal) {
      throw new AssertionError("The good one is refused", refusal);
    }
  }
}
