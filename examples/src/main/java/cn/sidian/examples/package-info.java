/**
 * The command line {@code sidian}: {@code seal} and {@code verify} documents, {@code demo} to see
 * it work. Each command is a thin user of the public API; read them as examples.
 */
@NullMarked
package cn.sidian.examples;

import org.jspecify.annotations.NullMarked;
