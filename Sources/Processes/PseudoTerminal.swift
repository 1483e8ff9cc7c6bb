import Foundation

/// A terminal that exists for one program only: what it writes is collected, not shown.
final class PseudoTerminal {
  /// The end to hand to the program.
  let programSide: Int32
  private let ownSide: Int32
  private(set) var output = Data()

  /// Wide enough that no program breaks or cuts a line.
  private static let columns: UInt16 = 1000

  /// - Throws: ``SpawnError`` when the system has none to give.
  init() throws {
    let flags = O_RDWR | O_NOCTTY | O_CLOEXEC
    let own = open("/dev/ptmx", flags)
    let program = Self.name(of: own).map { open($0, flags) } ?? -1
    guard program >= 0 else {
      let code = errno
      close(own)
      throw SpawnError(call: "/dev/ptmx", code: code)
    }
    (ownSide, programSide) = (own, program)
    var size = winsize(ws_row: 24, ws_col: Self.columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(programSide, UInt(TIOCSWINSZ), &size)
    _ = fcntl(ownSide, F_SETFL, fcntl(ownSide, F_GETFL) | O_NONBLOCK)
  }

  deinit {
    close(programSide)
    close(ownSide)
  }

  /// Unlocks the program's side and tells its name.
  private static func name(of ownSide: Int32) -> String? {
    #if os(Linux)
      // Glibc shows `unlockpt` and `ptsname` only to programs that ask for X/Open's functions,
      // which Swift does not; these are the requests they make.
      let (unlock, number) = (UInt(0x4004_5431), UInt(0x8004_5430))  // TIOCSPTLCK, TIOCGPTN
      var value: Int32 = 0
      guard ioctl(ownSide, unlock, &value) == 0, ioctl(ownSide, number, &value) == 0 else {
        return nil
      }
      return "/dev/pts/\(value)"
    #else
      guard grantpt(ownSide) == 0, unlockpt(ownSide) == 0 else { return nil }
      return ptsname(ownSide).map { String(cString: $0) }
    #endif
  }

  /// Types on the terminal's keyboard.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(ownSide, bytes, bytes.count)
  }

  /// Takes what the program has written so far.
  func read() {
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Foundation.read(ownSide, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      output.append(contentsOf: chunk[..<count])
    }
  }
}
