import Foundation

/// Ends a program's group when this program is gone, however it ended: by Ctrl-C, or killed in a
/// moment when it could do nothing any more.
///
/// A shell becomes the program and leaves a copy of itself in its group, which waits at a pipe whose
/// other end only this program holds.
struct Guardian {
  private let pipe: DescriptorPair

  /// To be run by `/bin/sh` with ``reading`` as descriptor 3; the program follows as arguments.
  ///
  /// What runs beside a shell ignores what Ctrl-C sends, so it can send that to its own group; after
  /// two seconds, what nobody can ignore.
  static let script = """
    {
      read -r line && exit
      kill -s INT 0
      for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        kill -s 0 $$ || break
        sleep 0.1
      done
      kill -s KILL 0
    } <&3 >/dev/null 2>&1 &
    exec "$@" 3<&-
    """

  var reading: Int32 { pipe.reading }

  /// - Throws: ``SpawnError`` when the system has no pipe to give.
  init() throws { pipe = try DescriptorPair() }

  /// Nothing has to be ended any more.
  func dismiss() {
    var line = UInt8(ascii: "\n")
    // The other end stays open until now, so that nobody needs to hear of a broken pipe.
    _ = write(pipe.writing, &line, 1)
    close(pipe.writing)
    close(pipe.reading)
  }
}
