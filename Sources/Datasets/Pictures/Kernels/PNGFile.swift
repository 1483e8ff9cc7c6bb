import CPNG
import Foundation

/// Reads PNG files with libpng.
enum PNGFile {
  /// The version of libpng.
  static var version: String { String(cString: png_get_libpng_ver(nil)) }

  /// The picture in a PNG file of any kind: grey, colour or palette, 1 to 16 bits, interlaced or not.
  ///
  /// Colours become greys of the same luminance. What is transparent lets white paper show through;
  /// if nothing is to be seen on that, black paper.
  ///
  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - file: its name, for errors.
  /// - Throws: ``PictureError`` for a file that is damaged, or whose header announces more than
  ///   ``Picture/mostPixels``; then no memory is taken.
  static func picture(_ bytes: [UInt8], file: String) throws(PictureError) -> Picture {
    let result = bytes.withUnsafeBytes { read($0) }
    do {
      let (rows, columns, pixels) = try result.get()
      let onWhite = greys(pixels, paper: 255)
      let isVisible = onWhite.contains { $0 != onWhite[0] }
      return Picture(
        file: file, rows: rows, columns: columns,
        greys: isVisible ? onWhite : greys(pixels, paper: 0))
    } catch {
      throw PictureError(file: file, reason: error.reason)
    }
  }

  private struct Fault: Error {
    let reason: PictureError.Reason
  }

  /// Grey and opacity of each pixel, 0…255: `[rows · columns · 2]`.
  private static func read(
    _ file: UnsafeRawBufferPointer
  ) -> Result<(rows: Int, columns: Int, pixels: [UInt8]), Fault> {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    func damage() -> Result<(rows: Int, columns: Int, pixels: [UInt8]), Fault> {
      let words = withUnsafeBytes(of: image.message) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      return .failure(Fault(reason: .damaged(words)))
    }
    guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
      return damage()
    }
    let (rows, columns) = (Int(image.height), Int(image.width))
    guard rows * columns <= Picture.mostPixels else {
      return .failure(
        Fault(reason: .tooLarge(rows: rows, columns: columns, limit: Picture.mostPixels)))
    }
    // Without a word on it in the file, 16 bits mean what 8 bits mean.
    image.flags |= UInt32(PNG_IMAGE_FLAG_16BIT_sRGB)
    // Reducing interlaced pixels of 16 bits to 8, libpng 1.6.50 and earlier mixes them up and writes
    // beyond their end (CVE-2025-65018), so 16 bits stay 16 bits until they are here.
    let isDeep = image.format & UInt32(PNG_FORMAT_FLAG_LINEAR) != 0
    image.format = UInt32(PNG_FORMAT_FLAG_ALPHA) | (isDeep ? UInt32(PNG_FORMAT_FLAG_LINEAR) : 0)
    let count = rows * columns * 2
    let pixels =
      isDeep
      ? samples(of: &image, count: count, as: UInt16.self).map(encoded)
      : samples(of: &image, count: count, as: UInt8.self)
    return pixels.map { .success((rows, columns, $0)) } ?? damage()
  }

  /// What libpng makes of the pixels in the format that was asked for; `nil` when they are damaged.
  private static func samples<Sample: FixedWidthInteger>(
    of image: inout png_image, count: Int, as type: Sample.Type
  ) -> [Sample]? {
    var isWhole = false
    let samples = [Sample](unsafeUninitializedCapacity: count) { buffer, initialized in
      isWhole = png_image_finish_read(&image, nil, buffer.baseAddress, 0, nil) != 0
      initialized = isWhole ? count : 0
    }
    return isWhole ? samples : nil
  }

  /// Linear light multiplied by opacity, in 16 bits, as 8 bits are: grey by grey, not multiplied.
  private static func encoded(_ samples: [UInt16]) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: samples.count)
    for index in stride(from: 0, to: samples.count, by: 2) {
      let (light, opacity) = (Double(samples[index]), Double(samples[index + 1]))
      // The exponent with which libpng made it linear.
      let grey = opacity > 0 ? pow(min(light / opacity, 1), 1 / 2.2) : 0
      bytes[index] = UInt8((255 * grey).rounded())
      bytes[index + 1] = UInt8((opacity / 257).rounded())
    }
    return bytes
  }

  /// The pixels laid on paper of one grey: `[rows · columns]`.
  private static func greys(_ pixels: [UInt8], paper: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: pixels.count / 2) { buffer, count in
      count = pixels.count / 2
      for index in 0..<count {
        let (grey, opacity) = (Int(pixels[2 * index]), Int(pixels[2 * index + 1]))
        buffer[index] = UInt8((grey * opacity + paper * (255 - opacity) + 127) / 255)
      }
    }
  }
}
