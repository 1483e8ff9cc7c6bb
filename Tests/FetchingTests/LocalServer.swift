import Foundation

/// An HTTP server in this process that behaves well or badly, as it is told.
final class LocalServer: @unchecked Sendable {
  enum Behaviour {
    /// The file, or the part that is asked for.
    case whole
    /// The same, a few bytes at a time.
    case slowly(pause: UInt32)
    /// So many bytes, then nothing.
    case stall(after: Int)
    /// So many bytes, then the end of the connection.
    case cut(after: Int)
    /// The whole file, whatever is asked for.
    case ignoreRange
    case status(Int)
    /// No answer at all.
    case silence
  }

  let port: UInt16
  var url: URL { URL(string: "http://127.0.0.1:\(port)/files/")! }
  /// The value of each request's `Range`; empty where there is none.
  var ranges: [String] { lock.withLock { seen } }
  private let listener: Int32
  private let lock = NSLock()
  private var seen: [String] = []
  private var files: [String: [UInt8]]
  private var behaviour: Behaviour

  init(_ files: [String: [UInt8]], _ behaviour: Behaviour = .whole) throws {
    self.files = files
    self.behaviour = behaviour
    #if canImport(Glibc)
      listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      listener = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = listener
    let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 8) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    guard isOpen else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { return }
        Thread.detachNewThread { [self] in
          serve(connection)
          close(connection)
        }
      }
    }
  }

  func behave(_ other: Behaviour) { lock.withLock { behaviour = other } }

  func replace(_ name: String, with bytes: [UInt8]) { lock.withLock { files[name] = bytes } }

  private func serve(_ connection: Int32) {
    guard let request = request(on: connection) else { return }
    let lines = request.components(separatedBy: "\r\n")
    let name = lines[0].split(separator: " ")[1].split(separator: "/").last.map(String.init) ?? ""
    let range = lines.first { $0.lowercased().hasPrefix("range: ") }.map { String($0.dropFirst(7)) }
    let (behaviour, file) = lock.withLock {
      seen.append(range ?? "")
      return (self.behaviour, files[name])
    }
    guard let file else { return answer(404, [:], [], on: connection) }
    var start = range.flatMap { Int($0.dropFirst("bytes=".count).dropLast()) } ?? 0
    if case .ignoreRange = behaviour { start = 0 }
    if start > file.count { return answer(416, [:], [], on: connection) }
    let body = Array(file[start...])
    var fields = ["Content-Length": "\(body.count)"]
    if start > 0 { fields["Content-Range"] = "bytes \(start)-\(file.count - 1)/\(file.count)" }
    let code = start > 0 ? 206 : 200
    switch behaviour {
    case .whole, .ignoreRange: answer(code, fields, body, on: connection)
    case .slowly(let pause):
      answer(code, fields, [], on: connection)
      for piece in stride(from: 0, to: body.count, by: 500) {
        guard send(Array(body[piece..<min(piece + 500, body.count)]), on: connection) else {
          return
        }
        usleep(pause)
      }
    case .cut(let count): answer(code, fields, Array(body.prefix(count)), on: connection)
    case .stall(let count):
      answer(code, fields, Array(body.prefix(count)), on: connection)
      waitForEnd(of: connection)
    case .status(let code): answer(code, [:], [], on: connection)
    case .silence: waitForEnd(of: connection)
    }
  }

  /// The lines of a request up to the empty one.
  private func request(on connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("\r\n\r\n") { return text }
    }
  }

  private func answer(
    _ code: Int, _ fields: [String: String], _ body: [UInt8], on connection: Int32
  ) {
    let head =
      "HTTP/1.1 \(code) -\r\n" + fields.map { "\($0): \($1)\r\n" }.joined()
      + "Connection: close\r\n\r\n"
    _ = send([UInt8](head.utf8) + body, on: connection)
  }

  private func send(_ bytes: [UInt8], on connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = write(connection, Array(bytes[sent...]), bytes.count - sent)
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  private func waitForEnd(of connection: Int32) {
    var byte: UInt8 = 0
    while recv(connection, &byte, 1, 0) > 0 {}
  }
}
