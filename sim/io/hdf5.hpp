// sim/io/hdf5.hpp -- owns HDF5's C handles: failures become FileError, one lock serves the whole process.
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace io::hdf5 {

using Handle = std::int64_t;

// HDF5 keeps its state per process, so its lock is per process too. Every operation below takes it by itself;
// take it around several that belong together. Whoever holds it must not call out of this room.
class Lock {
 public:
  Lock();

 private:
  std::unique_lock<std::recursive_mutex> held_;
};

// Closes its handle, of whatever kind, and swallows what goes wrong then (File::close tells it).
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(other.release()) {}
  Owned& operator=(Owned&& other) noexcept;
  ~Owned();
  Handle get() const { return handle_; }
  Handle release();

 private:
  Handle handle_ = -1;
};

enum class Element : std::uint8_t {
  u8,
  u16,
  i32,
  u32,
  i64,
  u64,
  f32,
  f64,
  character,
  text,
  enumeration,
  other
};
template <class T>
concept Number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;
template <Number T> constexpr Element element() {
  if constexpr (std::is_same_v<T, float>)
    return Element::f32;
  else if constexpr (std::is_same_v<T, double>)
    return Element::f64;
  else if constexpr (sizeof(T) == 1)
    return Element::u8;
  else if constexpr (sizeof(T) == 2)
    return Element::u16;
  else if constexpr (sizeof(T) == 4)
    return std::is_signed_v<T> ? Element::i32 : Element::u32;
  else
    return std::is_signed_v<T> ? Element::i64 : Element::u64;
}
std::size_t size(Element element);  // bytes of one value; 0 of text

using Shape = std::vector<std::uint64_t>;
inline constexpr std::uint64_t endless = ~std::uint64_t{0};

struct EnumerationMember {
  std::string name;
  std::uint8_t value;
};
struct Layout {  // of a dataset that is to be created
  Element element = Element::f64;
  Shape shape, most{};  // `most` is empty (fixed) or says how far each dimension may grow (`endless`)
  Shape chunk{};        // empty: contiguous and allocated at once
  bool packed = false;  // shuffle and gzip 4; needs a chunk
  std::vector<std::byte> fill{};  // one value; empty: zero
  Handle named_type = -1;         // a committed type, instead of `element`
};

// A group, a dataset or the root of a file: what carries attributes. Texts are variable-length UTF-8.
class Node {
 public:
  const std::string& file() const { return *file_; }
  const std::string& path() const { return path_; }
  Handle handle() const { return handle_.get(); }

  void put(std::string_view name, std::string_view text);
  void put(std::string_view name, const char* text) { put(name, std::string_view(text)); }
  void put(std::string_view name, std::span<const std::string> texts);
  template <Number T> void put(std::string_view name, T value) { put(name, element<T>(), &value, Shape{}); }
  template <Number T> void put(std::string_view name, std::span<const T> values) {
    put(name, element<T>(), values.data(), Shape{values.size()});
  }
  void put_fixed(std::string_view name,
                 std::string_view text);  // fixed length, as the dimension scale standard wants

  bool has(std::string_view attribute) const;
  std::vector<std::string> attributes() const;
  std::string text(std::string_view attribute) const;  // empty if absent; numbers are written out
  std::vector<std::string> texts(std::string_view attribute) const;
  template <Number T> std::optional<T> number(std::string_view attribute) const {
    T value{};
    return number(attribute, element<T>(), &value) ? std::optional<T>(value) : std::nullopt;
  }

  void fail(std::string_view doing) const;  // throws FileError with HDF5's reason, if the last call left one

 protected:
  Node() = default;
  Node(std::shared_ptr<const std::string> file, std::string path, Handle handle);
  void put(std::string_view name, Element element, const void* values, const Shape& shape);
  bool number(std::string_view attribute, Element element, void* value) const;

  std::shared_ptr<const std::string> file_;
  std::string path_;
  Owned handle_;
};

class Dataset : public Node {
 public:
  Dataset() = default;
  Dataset(std::shared_ptr<const std::string> file, std::string path, Handle handle);
  Shape shape() const;
  Element element() const;
  std::vector<EnumerationMember> members() const;  // of an enumeration, in order of their values
  void extend(const Shape& shape);

  // Values in memory have the file's type and order (little-endian). `start` and `count` cut out a block.
  void write(const void* values);
  void write(const void* values, const Shape& start, const Shape& count);
  void write(std::span<const std::string> texts);
  void read(void* values) const;
  void read(void* values, const Shape& start, const Shape& count) const;
  std::vector<std::string> texts() const;
  template <Number T>
  std::vector<T> values() const {  // HDF5 converts when the file holds another number type
    std::vector<T> out(count());
    read(hdf5::element<T>(), out.data());
    return out;
  }
  std::uint64_t count() const;  // of values, all dimensions together

 private:
  void read(Element element, void* values) const;
  void transfer(bool writing, void* values, const Shape* start, const Shape* count) const;

  mutable Owned type_, space_;  // asked for once: a series is written row by row
};

class Group : public Node {
 public:
  enum class Kind : std::uint8_t { group, dataset, type, absent };

  Group() = default;
  Group(std::shared_ptr<const std::string> file, std::string path, Handle handle);
  Group create_group(std::string_view name);
  Dataset create(std::string_view name, const Layout& layout);
  Dataset create(std::string_view name, std::span<const std::string> texts);
  template <Number T> Dataset create(std::string_view name, std::span<const T> values) {
    auto made = create(name, Layout{.element = hdf5::element<T>(), .shape = {values.size()}});
    made.write(values.data());
    return made;
  }
  Owned commit_enumeration(std::string_view name, std::span<const EnumerationMember> members);

  Kind kind(std::string_view name) const;  // of the object at a relative path
  bool holds(std::string_view name) const { return kind(name) != Kind::absent; }
  std::vector<std::string> names() const;  // in order of their bytes
  Group group(std::string_view name) const;
  Dataset dataset(std::string_view name) const;

 private:
  std::string below(std::string_view name) const;
};

class File {
 public:
  // `chunks`: how many chunks the largest dataset may have before its index must be split (see run-file.md).
  static File create(const std::string& path, std::uint32_t chunks = 64);
  static File open(const std::string& path);  // to read, without locking

  Group& root() { return root_; }
  const Group& root() const { return root_; }
  void called(const std::string& path);  // the file was renamed: what messages call it from now on
  void flush();    // everything is handed to the system; not to the disk (see io::RunFile)
  void close();    // tells what goes wrong, unlike the destructor
  void abandon();  // closes without one byte more: the file stays as its last flush left it

 private:
  int descriptor() const;
  void announce_end(int descriptor) const;

  std::shared_ptr<std::string> path_;
  Owned handle_;
  Group root_;
};

// What an errno means, as the end of a sentence.
std::string reason(int error);

}  // namespace io::hdf5
