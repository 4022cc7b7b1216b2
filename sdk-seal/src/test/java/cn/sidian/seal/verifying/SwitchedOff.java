package cn.sidian.seal.verifying;

import cn.sidian.core.trust.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Loads the verifier anew with one method switched off: it returns a constant, or does nothing. The
 * product needs no switches of its own for that.
 */
final class SwitchedOff extends ClassLoader {
  private static final String OURS = "cn.sidian.seal.";
  private static final String INTERNAL = "cn.sidian.seal.internal.";

  private final String type;
  private final String method;
  private final @Nullable Boolean answer;

  private SwitchedOff(String type, String method, @Nullable Boolean answer) {
    super(SwitchedOff.class.getClassLoader());
    this.type = INTERNAL + type;
    this.method = method;
    this.answer = answer;
  }

  /**
   * A verifier without a check.
   *
   * @param type the class below {@code internal}
   * @param method the method
   * @param answer what it returns from now on; null if it returns nothing, null or zero
   */
  @SuppressWarnings("unchecked")
  static BiFunction<byte[], TrustAnchors, String> without(
      String type, String method, @Nullable Boolean answer) {
    try {
      return (BiFunction<byte[], TrustAnchors, String>)
          new SwitchedOff(type, method, answer)
              .loadClass(OURS + "verifying.SwitchedOffVerifier")
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null && name.startsWith(OURS)) {
        byte[] bytes = name.equals(type) ? switchedOff() : original(name);
        loaded = defineClass(name, bytes, 0, bytes.length);
      }
      return loaded == null ? super.loadClass(name, resolve) : loaded;
    }
  }

  private byte[] original(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] switchedOff() {
    ClassFileLocator locator = ClassFileLocator.ForClassLoader.of(getParent());
    TypeDescription description = TypePool.Default.of(locator).describe(type).resolve();
    if (description.getDeclaredMethods().filter(ElementMatchers.named(method)).isEmpty()) {
      throw new IllegalArgumentException(type + " has no " + method);
    }
    Implementation instead = answer == null ? StubMethod.INSTANCE : FixedValue.value(answer);
    return new ByteBuddy()
        .redefine(description, locator)
        .method(ElementMatchers.named(method))
        .intercept(instead)
        .make()
        .getBytes();
  }
}
