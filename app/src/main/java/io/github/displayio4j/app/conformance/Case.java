package io.github.displayio4j.app.conformance;

import com.google.gson.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A golden case.
///
/// @param id unique, `area/name`
/// @param area which part of the engine it is about
/// @param quirk what the C core does there that nobody should copy; null if nothing
/// @param files name to base64 content
/// @param steps in order
record Case(String id, String area, @Nullable String quirk, JsonObject files, List<Step> steps) {}
