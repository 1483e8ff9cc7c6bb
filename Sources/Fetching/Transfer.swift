import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// One HTTP request whose answer goes to the end of a part file, while the caller waits.
///
/// Callbacks come on a thread of the session; `condition` guards all that changes.
final class Transfer: NSObject, URLSessionDataDelegate, @unchecked Sendable {
  private let url: URL
  private let expected: Int
  private let part: PartFile
  private let condition = NSCondition()
  private var offset: Int
  private var lastSign = Date()
  private var isAnswered = false
  private var outcome: Result<Void, FetchError>?

  /// - Parameter expected: How many bytes the whole file has.
  init(_ url: URL, expected: Int, part: PartFile) {
    self.url = url
    self.expected = expected
    self.part = part
    offset = part.count
  }

  /// Asks for what the part does not hold yet, and returns when all of it is there.
  ///
  /// - Parameters:
  ///   - patience: Seconds without a byte after which the server is given up.
  ///   - progress: Told how many bytes are there.
  func run(patience: Double, progress: (Int) -> Void) throws(FetchError) {
    // The session's own time limits must not come first.
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = patience * 4 + 60
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    var request = URLRequest(url: url)
    request.setValue("identity", forHTTPHeaderField: "Accept-Encoding")
    if offset > 0 { request.setValue("bytes=\(offset)-", forHTTPHeaderField: "Range") }
    let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    let task = session.dataTask(with: request)
    lastSign = Date()
    task.resume()
    let result = wait(patience: patience, progress: progress)
    task.cancel()
    session.invalidateAndCancel()
    try result.get()
  }

  private func wait(patience: Double, progress: (Int) -> Void) -> Result<Void, FetchError> {
    condition.lock()
    defer { condition.unlock() }
    while true {
      if let outcome { return outcome }
      let limit = lastSign.addingTimeInterval(patience)
      if Date() >= limit {
        // From here on no callback writes any more.
        let stalled = Result<Void, FetchError>.failure(
          .stalled(
            url: url.absoluteString, seconds: Int(patience.rounded(.up)), expected: expected,
            got: offset))
        outcome = stalled
        return stalled
      }
      _ = condition.wait(until: limit)
      let count = offset
      condition.unlock()
      progress(count)
      condition.lock()
    }
  }

  private func update(_ body: () throws(FetchError) -> Void) -> Bool {
    condition.lock()
    defer { condition.unlock() }
    guard outcome == nil else { return false }
    lastSign = Date()
    do throws(FetchError) {
      try body()
    } catch {
      outcome = .failure(error)
    }
    condition.signal()
    return outcome == nil
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    let goesOn = update { () throws(FetchError) in try begin(response) }
    completionHandler(goesOn ? .allow : .cancel)
  }

  /// Looks whether the answer is what was asked for: the rest of the file, or all of it.
  private func begin(_ response: URLResponse) throws(FetchError) {
    let address = url.absoluteString
    guard let answer = response as? HTTPURLResponse else {
      throw .noAnswer(url: address, reason: "it does not speak HTTP")
    }
    isAnswered = true
    switch answer.statusCode {
    case 200:
      // The whole file, whatever was asked for.
      try part.clear()
      offset = 0
      let length = answer.expectedContentLength
      if length >= 0, length != Int64(expected) {
        throw .wrongSize(url: address, expected: expected, got: Int(length))
      }
    case 206:
      let range = answer.value(forHTTPHeaderField: "Content-Range") ?? ""
      guard range.hasPrefix("bytes \(offset)-") else {
        try part.clear()
        throw .noAnswer(
          url: address, reason: "asked for the bytes from \(offset) on, it sent \"\(range)\"")
      }
      if let total = range.split(separator: "/").last.flatMap({ Int($0) }), total != expected {
        try part.clear()
        throw .wrongSize(url: address, expected: expected, got: total)
      }
    default:
      throw .status(url: address, code: answer.statusCode)
    }
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let goesOn = update { () throws(FetchError) in
      if offset + data.count > expected {
        let got = offset + data.count
        try part.clear()
        throw .wrongSize(url: url.absoluteString, expected: expected, got: got)
      }
      try part.append(data)
      offset += data.count
    }
    if !goesOn { dataTask.cancel() }
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
  ) {
    _ = update { () throws(FetchError) in
      if isAnswered {
        guard offset == expected else {
          throw .cutOff(url: url.absoluteString, expected: expected, got: offset)
        }
      } else if let error {
        throw .noAnswer(url: url.absoluteString, reason: error.localizedDescription)
      }
      outcome = .success(())
    }
  }
}
