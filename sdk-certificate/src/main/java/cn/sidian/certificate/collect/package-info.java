/**
 * Pushing what happens to the library of the region (归集, ZW-37): {@link
 * cn.sidian.certificate.collect.CollectionOutbox} hands every event to a {@link
 * cn.sidian.certificate.collect.CollectionTarget}, for each certificate in order, until it was
 * taken.
 */
@NullMarked
package cn.sidian.certificate.collect;

import org.jspecify.annotations.NullMarked;
