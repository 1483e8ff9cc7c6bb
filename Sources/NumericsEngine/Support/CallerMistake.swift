/// Reports a mistake in the calling code and stops the program.
///
/// Every such report of the engine goes through here, so that each says the same four things in
/// every build configuration: what went wrong, what was expected, what was given, what to do.
/// Faults that a correct program can meet (bad data, too few values) throw ``EngineError`` instead.
@usableFromInline
@inline(never)
package func callerMistake(
  _ what: String, expected: String, got: String, toDo: String
) -> Never {
  fatalError(
    """
    \(what)
      expected: \(expected)
      got: \(got)
      what to do: \(toDo)
    """)
}
