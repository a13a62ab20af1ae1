package org.gatehouse.trail;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gatehouse.platform.net.Cidr;

/** The forms in which the log's values are kept and compared, the same for both databases. */
public final class Values {

  private static final int REPLACEMENT = 0xFFFD;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}@._:/+-]+");

  private Values() {}

  /** A user name as names are compared: without case. */
  public static String nameKey(String userName) {
    return userName.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * A text as descriptions are searched: in lower case, without accents, with single blanks for
   * everything that belongs to no word.
   */
  public static String searchable(String text) {
    if (wordsInLowerCase(text)) {
      return text;
    }
    return BETWEEN_WORDS.matcher(plain(text)).replaceAll(" ").strip();
  }

  /** Whether it is in its searchable form, as most codes, numbers and names of things are. */
  private static boolean wordsInLowerCase(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean part = (c >= 'a' && c <= 'z') || (c >= '-' && c <= ':');
      boolean blank = c == ' ' && at > 0 && at < text.length() - 1 && text.charAt(at - 1) != ' ';
      if (!part && !blank && c != '@' && c != '_' && c != '+') {
        return false;
      }
    }
    return true;
  }

  private static boolean ascii(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean storable(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == 0 || c >= 0xD800) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String text) {
    if (ascii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ı", "i");
  }

  /** An address in a text that sorts as addresses do; empty for none. */
  public static String addressKey(String address) {
    return address.isEmpty() ? "" : key(InetAddresses.forString(address).getAddress());
  }

  /** The first address of a block, as {@link #addressKey} writes it. */
  public static String firstAddressKey(Cidr block) {
    return key(edge(block, false));
  }

  /** The last address of a block, as {@link #addressKey} writes it. */
  public static String lastAddressKey(Cidr block) {
    return key(edge(block, true));
  }

  /** What both databases can keep of a text, cut to a length in characters. */
  static String fitting(String text, int longest) {
    if (text.length() <= longest && storable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      boolean storable = point != 0 && !(point >= 0xD800 && point <= 0xDFFF);
      if (kept.length() + Character.charCount(point) > longest) {
        break;
      }
      kept.appendCodePoint(storable ? point : REPLACEMENT);
    }
    return kept.toString();
  }

  private static byte[] edge(Cidr block, boolean last) {
    InetAddress network = block.network();
    byte[] bytes = network.getAddress();
    for (int bit = block.prefix(); bit < bytes.length * 8; bit++) {
      int mask = 0x80 >> (bit % 8);
      bytes[bit / 8] = (byte) (last ? bytes[bit / 8] | mask : bytes[bit / 8] & ~mask);
    }
    return bytes;
  }

  private static String key(byte[] address) {
    return (address.length == 4 ? "4" : "6") + HexFormat.of().formatHex(address);
  }
}
