private import Markdown
internal import Parameters

/// A run of lines of a notebook's body.
enum Segment {
  /// Prose, in which references are resolved.
  case prose(Excerpt)
  /// A foreign block of code or an HTML comment, copied as it is.
  case verbatim(Excerpt)
  /// A block of ours.
  case block(BlockHeader, Excerpt)
}

/// Splits the body of a notebook into prose, code and comments where GitHub does: in lists and quotations too.
struct Segments {
  private let source: SourceText
  private var segments: [Segment] = []
  private var errors: [NotebookError] = []
  private var proseStart: Int

  static func split(_ source: SourceText, from start: Int, errors: inout [NotebookError]) -> [Segment] {
    var splitter = Segments(source: source, start: start)
    splitter.run()
    errors += splitter.errors
    return splitter.segments
  }

  private init(source: SourceText, start: Int) {
    self.source = source
    proseStart = start
  }

  private mutating func run() {
    let start = proseStart
    let document = MarkdownDocument(source.lines[start...].joined(separator: "\n") + "\n")
    for node in document.nodes() {
      let first = start + node.first.line - 1
      let last = min(start + node.last.line - 1, source.lines.count - 1)
      guard proseStart <= first, first <= last else { continue }
      switch node.kind {
      case .codeBlock where !node.isFenced:
        flushProse(before: first)
        proseStart = last + 1
        segments.append(.verbatim(source.excerpt(first..<proseStart)))
      case .codeBlock: take(first...last, indentation: node.first.column - 1)
      case .htmlBlock where node.literal.drop(while: { $0 == " " }).hasPrefix("<!--"): takeComment(node, first...last)
      default: break
      }
    }
    flushProse(before: source.lines.count)
  }

  private mutating func flushProse(before end: Int) {
    if proseStart < end { segments.append(.prose(source.excerpt(proseStart..<end))) }
    proseStart = end
  }

  /// Takes a block of code whose first byte stands behind so many.
  private mutating func take(_ lines: ClosedRange<Int>, indentation: Int) {
    flushProse(before: lines.lowerBound)
    proseStart = lines.upperBound + 1
    let all = source.lines[lines.lowerBound]
    let opening = String(decoding: all.utf8.dropFirst(indentation), as: UTF8.self)
    guard let fence = Fence(opening: opening[...]) else {
      segments.append(.verbatim(source.excerpt(lines.lowerBound..<proseStart)))
      return
    }
    let column = String(decoding: all.utf8.prefix(indentation), as: UTF8.self).count
    let place = source.location(line: lines.lowerBound, column: column + fence.indentation + 1)
    let content = source.excerpt(lines.lowerBound + 1..<proseStart, indentation: column)
    guard lines.count > 1, let end = content.lines.last, fence.isClosed(by: end) else {
      errors.append(NotebookError("a fence that is never closed with '\(fence.marker)'", at: place))
      return
    }
    do throws(NotebookError) {
      if let header = try BlockHeader(fence: fence, at: place) {
        segments.append(.block(header, content.droppingLast()))
      } else {
        segments.append(.verbatim(source.excerpt(lines.lowerBound..<proseStart)))
      }
    } catch {
      errors.append(error)
    }
  }

  private mutating func takeComment(_ node: MarkdownNode, _ lines: ClosedRange<Int>) {
    flushProse(before: lines.lowerBound)
    proseStart = lines.upperBound + 1
    guard node.literal.contains("-->") else {
      let column = source.lines[lines.lowerBound].prefix { $0 == " " }.count + 1
      errors.append(
        NotebookError(
          "'<!--' is never closed with '-->'", at: source.location(line: lines.lowerBound, column: column)))
      return
    }
    segments.append(.verbatim(source.excerpt(lines.lowerBound..<proseStart)))
  }
}
