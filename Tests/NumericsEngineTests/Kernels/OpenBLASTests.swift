import CNumerics
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// GSL's own cblas has the same symbols and is many times slower; it must not be what serves them.
@Suite struct OpenBLASTests {
  @Test func linkedSymbolIsOpenBLAS() throws {
    typealias GEMM =
      @convention(c) (
        CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, Int32, Int32, Int32, Double,
        UnsafePointer<Double>?, Int32, UnsafePointer<Double>?, Int32, Double,
        UnsafeMutablePointer<Double>?, Int32
      ) -> Void
    let linked: GEMM = cblas_dgemm
    let library = try library(at: unsafeBitCast(linked, to: UnsafeRawPointer.self))
    #expect(library.contains("openblas"))
    #expect(!library.contains("gslcblas"))
  }

  @Test(arguments: ["cblas_dgemm", "cblas_sgemm", "cblas_dgemv", "cblas_ddot"])
  func firstInLookupOrderIsOpenBLAS(symbol: String) throws {
    let address = try #require(dlsym(dlopen(nil, RTLD_NOW), symbol))
    let library = try library(at: address)
    #expect(library.contains("openblas"))
    #expect(!library.contains("gslcblas"))
  }

  @Test func openBLASAnswers() throws {
    let configuration = try #require(openblas_get_config())
    #expect(String(cString: configuration).contains("OpenBLAS"))
  }

  /// The file that the code at `address` was loaded from.
  ///
  /// Glibc declares `dladdr` for `_GNU_SOURCE` only, so that Swift does not see it; it fills four
  /// words, of which the first points to the file name.
  private func library(at address: UnsafeRawPointer) throws -> String {
    typealias Lookup = @convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer) -> Int32
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "dladdr"))
    let lookup = unsafeBitCast(symbol, to: Lookup.self)
    var words = [UnsafePointer<CChar>?](repeating: nil, count: 4)
    let found = words.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { lookup(address, $0) } ?? 0
    }
    #expect(found != 0)
    return String(cString: try #require(words[0]))
  }
}
