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
    return simple(text) ? simpleWords(text) : words(text);
  }

  /** The words of any text. */
  static String words(String text) {
    return BETWEEN_WORDS.matcher(plain(text)).replaceAll(" ").strip();
  }

  /** The same for a {@link #simple} text, without the regular expression that takes most of it. */
  private static String simpleWords(String text) {
    StringBuilder words = new StringBuilder(text.length());
    boolean between = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean upper = c >= 'A' && c <= 'Z';
      if (upper || lowerCase(c)) {
        if (between && words.length() > 0) {
          words.append(' ');
        }
        words.append(upper ? (char) (c + ('a' - 'A')) : c);
        between = false;
      } else {
        between = true;
      }
    }
    return words.toString();
  }

  /** Whether an ASCII character stands in words and is no capital. */
  private static boolean lowerCase(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '-' && c <= ':') || c == '@' || c == '_' || c == '+';
  }

  /** Whether it is in its searchable form, as most codes, numbers and names of things are. */
  private static boolean wordsInLowerCase(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean blank = c == ' ' && at > 0 && at < text.length() - 1 && text.charAt(at - 1) != ' ';
      if (!blank && !lowerCase(c)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is of ASCII, and of the arrows between what was and what became. */
  private static boolean simple(String text) {
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c >= 0x80 && c != '→') {
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
  public static String fitting(String text, int longest) {
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
