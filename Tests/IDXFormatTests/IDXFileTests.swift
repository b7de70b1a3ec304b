import FormatErrors
import GzipFormat
import IDXFormat
import Testing

/// Two images of 2×3 pixels.
private let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3] + Array(1...12)
private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9]

private func error(_ bytes: [UInt8]) -> String {
  do {
    _ = try IDXFile(bytes, name: "a.idx")
    return "no error"
  } catch {
    return error.description
  }
}

@Suite struct IDXFileTests {
  @Test(arguments: [false, true])
  func imagesAreReadPlainOrCompressed(isCompressed: Bool) throws {
    let file = try IDXFile(isCompressed ? gzip(images) : images, name: "a.idx")
    let read = try file.images()
    #expect([read.count, read.height, read.width] == [2, 2, 3])
    #expect(read.pixels == Array(1...12))
  }

  @Test func labelsAreRead() throws {
    #expect(try IDXFile(labels, name: "a.idx").labels() == [7, 0, 9])
  }

  @Test func labelsAreNoImages() throws {
    let file = try IDXFile(labels, name: "a.idx")
    let error = #expect(throws: FormatError.self) { try file.images() }
    #expect(error?.description == "a.idx: byte 3: its shape is 3, so it holds no images")
    #expect(throws: FormatError.self) { try IDXFile(images, name: "a.idx").labels() }
  }

  @Test(arguments: [images, labels, gzip(images)])
  func noTruncationGoesUnnoticed(bytes: [UInt8]) {
    for length in 0..<bytes.count { #expect(error(Array(bytes[..<length])) != "no error", "\(length)") }
    #expect(error(bytes + [0]) != "no error")
    #expect(error(bytes) == "no error")
  }

  @Test func theErrorSaysWhatTheHeadPromised() {
    #expect(error(Array(labels.dropLast())) == "a.idx: byte 10: 3 entries take 3 bytes, but 2 follow the head")
    #expect(error(labels + [1]) == "a.idx: byte 11: 3 entries take 3 bytes, but 4 follow the head")
    #expect(
      error(gzip(labels + [1]))
        == "a.idx (decompressed): byte 11: 3 entries take 3 bytes, but 4 follow the head")
  }

  @Test func aHeadThatPromisesTooMuchIsNotBelieved() {
    let lie: [UInt8] = [0, 0, 8, 3] + [UInt8](repeating: 0xff, count: 12)
    #expect(error(lie) == "a.idx: byte 4: no file has room for 4294967295×4294967295×4294967295 entries")
    // 2·3·715827883·2147483647 = 2⁶³ − 2, which has room in an `Int`, but not with the head before it.
    let nearly: [UInt8] = [0, 0, 8, 4, 0, 0, 0, 2, 0, 0, 0, 3, 0x2a, 0xaa, 0xaa, 0xab, 0x7f, 0xff, 0xff, 0xff]
    #expect(error(nearly).hasSuffix("entries take 9223372036854775806 bytes, but 0 follow the head"))
  }

  @Test func aHeadCannotPromiseEndlessNothing() {
    let nothing: [UInt8] = [0, 0, 8, 3, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1]
    #expect(error(nothing) == "a.idx: byte 4: no file has room for 4294967295×0×1 entries")
  }

  @Test func filesOfOtherTypesAreRefused() {
    #expect(error(Array("hello".utf8)) == "a.idx: byte 0: is no IDX file: it does not begin with 00 00 08")
    #expect(
      error([0, 0, 13, 1, 0, 0, 0, 0]) == "a.idx: byte 2: its entries are of type 13; only 8 (bytes) can be read")
  }
}
