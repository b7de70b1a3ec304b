import DataStages
import Foundation
import GzipFormat
import Interchange
import Parameters
import StageTestSupport
import Stages
import Testing

@Suite struct ReadDigitsTests {
  private let images: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 2] + Array(1...8)
  private let labels: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 2, 7, 3]
  private let names = [("images", "Data/images.gz"), ("labels", "Data/labels")]

  private func context() -> StageContext {
    .with([
      "Data/images.gz": (gzip(images), ""), "Data/labels": (labels, ""),
      "Data/more": ([0, 0, 8, 1, 0, 0, 0, 3, 7, 3, 1], ""),
    ])
  }

  @Test func imagesAndLabelsAreRead() throws {
    let read = try stage(ReadDigits.self, names).run(Nothing(), in: context())
    #expect(read == Images(count: 2, height: 2, width: 2, pixels: Array(1...8), labels: [7, 3]))
  }

  @Test func onlyTheFirstAreKept() throws {
    let read = try stage(ReadDigits.self, names + [("count", "1")]).run(Nothing(), in: context())
    #expect(read == Images(count: 1, height: 2, width: 2, pixels: [1, 2, 3, 4], labels: [7]))
    #expect(message(names + [("count", "3")]) == "'count' is 3, but 'Data/images.gz' holds 2 images")
  }

  private func message(_ parameters: [(String, String)]) -> String {
    do {
      _ = try stage(ReadDigits.self, parameters).run(Nothing(), in: context())
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func filesThatDoNotBelongTogetherAreAnError() {
    #expect(
      message([("images", "Data/images.gz"), ("labels", "Data/more")])
        == "'Data/images.gz' holds 2 images, but 'Data/more' 3 labels; name two files that belong together")
    #expect(message([("images", "Data/labels"), ("labels", "Data/labels")]).contains("holds no images"))
  }

  @Test func imagesWithoutPixelsAreAnError() throws {
    let empty: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 5]
    let context = StageContext.with(["Data/images.gz": (empty, ""), "Data/labels": (labels, "")])
    let error = #expect(throws: ArtifactError.self) {
      try stage(ReadDigits.self, names).run(Nothing(), in: context)
    }
    #expect(
      error?.description == "'Data/images.gz' holds images of 0×5 pixels; an image needs a pixel at least")
  }

  @Test func theFilesAreInputs() throws {
    let read = try stage(ReadDigits.self, names + [("checksums", "SUMS")])
    #expect([read.images.path, read.labels.path, read.checksums?.path] == ["Data/images.gz", "Data/labels", "SUMS"])
  }

  @Test func theTestDigitsOfMNISTHaveTheirKnownClasses() throws {
    let folder = URL(filePath: #filePath).appending(path: "../../../Pipelines/Data/mnist").standardized
    let files = ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz"]
    let contents = try files.map { (bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0))), sha256: "") }
    let context = StageContext.with(Dictionary(uniqueKeysWithValues: zip(files, contents)))
    let read = try stage(ReadDigits.self, [("images", files[0]), ("labels", files[1])]).run(Nothing(), in: context)
    #expect(read.count == 10_000)
    #expect(read.height == 28 && read.width == 28)
    let labels = try #require(read.labels)
    // The counts of each digit, as published with the data set.
    #expect(
      (0...9).map { digit in labels.count { $0 == digit } }
        == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(Array(labels.prefix(5)) == [7, 2, 1, 0, 4])
  }
}
