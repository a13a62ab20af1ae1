package org.gatehouse.login.codes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.testing.Accounts;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Api;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.MailText;
import org.gatehouse.testing.Visitor;
import org.gatehouse.users.Mailbox;

/** The second factor of an account, as its people meet it. */
public final class TwoFactors {

  /** The form of the code page. */
  public static final String FORM = "#code-form";

  private static final String SUBJECT = "Your code to sign in";
  private static final Pattern CODE = Pattern.compile("(?m)^\\s*([0-9]{6})\\s*$");

  private final Gatehouse gatehouse;
  private final Api api;
  private final String account;

  public TwoFactors(Gatehouse gatehouse, String account) {
    this.gatehouse = gatehouse;
    this.api = gatehouse.api();
    this.account = account;
  }

  /** Turns it on for everybody. */
  public TwoFactors on() {
    return with(rule -> rule.put("enabled", true));
  }

  /** Turns it off. */
  public TwoFactors off() {
    return with(rule -> rule.put("enabled", false));
  }

  /** Changes the rule. */
  public TwoFactors with(Consumer<ObjectNode> change) {
    String path = "/accounts/" + account + "/policy";
    ObjectNode policy = (ObjectNode) api.get(path).json();
    change.accept((ObjectNode) policy.path("twoFactor"));
    Answer saved = api.put(path, policy.toString());
    assertThat(saved.status()).as(saved.toString()).isEqualTo(200);
    return this;
  }

  /** Signs in with the right password; the home page, or the code page. */
  public Answer password(Visitor visitor, String name) {
    visitor.get("/logout");
    return visitor.signIn(account + ":" + name, Accounts.PASSWORD);
  }

  /** Signs in with the right password, which leads to the code page. */
  public Answer asked(Visitor visitor, String name) {
    Answer page = password(visitor, name);
    assertThat(page.url().getPath()).as(page.toString()).isEqualTo("/login/code");
    return page;
  }

  /** Signs in with password and the mailed code of that number. */
  public void signIn(Visitor visitor, String name, int number) throws Exception {
    Answer page = asked(visitor, name);
    Answer home = type(visitor, page, code(name, number));
    assertThat(caller(visitor.follow(home))).isEqualTo(name);
  }

  /** Types a code; does not follow where the answer leads. */
  public static Answer type(Visitor visitor, Answer page, String code) {
    return visitor.submit(page, FORM, Map.of("code", code));
  }

  /** Whether he comes in with his password alone. */
  public boolean comesIn(Visitor visitor, String name) {
    return caller(password(visitor, name)).equals(name);
  }

  /** The code of the mail of that number to him; waits for it. */
  public String code(String name, int number) throws Exception {
    String address = address(name);
    Mailbox mailbox = new Mailbox(gatehouse);
    while (mailbox.all(address, SUBJECT).size() < number) {
      int received = gatehouse.mail().getReceivedMessages().length;
      if (mailbox.all(address, SUBJECT).size() < number) {
        assertThat(gatehouse.mail().waitForIncomingEmail(60_000, received + 1))
            .as("a code to " + address)
            .isTrue();
      }
    }
    Matcher code = CODE.matcher(MailText.of(mailbox.all(address, SUBJECT).get(number - 1)));
    assertThat(code.find()).isTrue();
    return code.group(1);
  }

  /** The mails with codes that came to him so far. */
  public List<MimeMessage> mails(String name) throws Exception {
    return new Mailbox(gatehouse).all(address(name), SUBJECT);
  }

  /** The descriptions of the account's log. */
  public List<String> descriptions() {
    return api.get("/accounts/" + account + "/audit/events?limit=1000")
        .json()
        .findValuesAsText("description");
  }

  /** Another code than this one. */
  public static String other(String code) {
    return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
  }

  /** Who is signed in on a page; empty for nobody. */
  public static String caller(Answer answer) {
    return answer.page().select("#caller").text();
  }

  private String address(String name) {
    return name + "@" + account + ".example";
  }
}
