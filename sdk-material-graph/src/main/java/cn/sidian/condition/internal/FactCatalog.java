package cn.sidian.condition.internal;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts that are declared, or none at all when facts need no declaration. */
public interface FactCatalog {
  /** No declarations: values have the type they are written in. */
  FactCatalog OPEN =
      new FactCatalog() {
        @Override
        public @Nullable FactShape shape(String id) {
          return null;
        }

        @Override
        public boolean isOpen() {
          return true;
        }

        @Override
        public Collection<String> ids() {
          return List.of();
        }
      };

  /** The shape of a fact, or null if it is not declared. */
  @Nullable FactShape shape(String id);

  /** Whether undeclared facts are welcome. */
  boolean isOpen();

  /** The declared ids, for hints. */
  Collection<String> ids();
}
