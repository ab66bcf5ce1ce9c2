// sim/io/hdf5.cpp -- the C API behind hdf5.hpp: handles, types, attributes, errors.
#include "sim/io/hdf5.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sim/kernel/error.hpp"

namespace io::hdf5 {
namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they stand in memory");
static_assert(sizeof(hid_t) == sizeof(Handle));

constexpr unsigned ordered = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;  // netCDF-4 asks for it

// The library's state is the process's, so this one lock is too.
std::recursive_mutex& process_lock() {
  static std::recursive_mutex mutex;
  // At exit the library would close what is open still; a file given up on a full disk must not be touched again.
  static const herr_t no_exit_handler = H5dont_atexit();
  (void)no_exit_handler;
  return mutex;
}

hid_t file_type(Element element) {
  switch (element) {
    case Element::u8: return H5T_STD_U8LE;
    case Element::u16: return H5T_STD_U16LE;
    case Element::i32: return H5T_STD_I32LE;
    case Element::u32: return H5T_STD_U32LE;
    case Element::i64: return H5T_STD_I64LE;
    case Element::u64: return H5T_STD_U64LE;
    case Element::f32: return H5T_IEEE_F32LE;
    case Element::f64: return H5T_IEEE_F64LE;
    default: return H5T_C_S1;
  }
}

Owned text_type(std::size_t length = H5T_VARIABLE) {
  Owned type(H5Tcopy(H5T_C_S1));
  H5Tset_size(type.get(), length);
  H5Tset_cset(type.get(), length == H5T_VARIABLE ? H5T_CSET_UTF8 : H5T_CSET_ASCII);
  return type;
}

Owned space(const Shape& shape, const Shape& most = {}) {
  if (shape.empty()) return Owned(H5Screate(H5S_SCALAR));
  const std::vector<hsize_t> now(shape.begin(), shape.end()), limit(most.begin(), most.end());
  return Owned(
      H5Screate_simple(static_cast<int>(now.size()), now.data(), most.empty() ? nullptr : limit.data()));
}

Owned access() {
  Owned list(H5Pcreate(H5P_FILE_ACCESS));
  H5Pset_libver_bounds(list.get(), H5F_LIBVER_EARLIEST,
                       H5F_LIBVER_V18);          // old readers, and no "still open" mark
  H5Pset_file_locking(list.get(), false, true);  // a file is read while it is being written
  H5Pset_fclose_degree(list.get(), H5F_CLOSE_STRONG);
  H5Pset_cache(list.get(), 0, 521, 0,
               0.75);  // chunks go straight to the file too, so that a full disk is told at once
  H5Pset_meta_block_size(list.get(),
                         0);  // nothing is taken in advance and given back: a file never gets shorter
  H5Pset_small_data_block_size(list.get(), 0);
  H5Pset_sieve_buf_size(list.get(),
                        0);  // a row of a series goes straight to the file; buffering costs four times more
  return list;
}

// Metadata reach the file in a flush and at no other moment, so that a killed file is as its last flush left
// it.
void keep_metadata_until_flush(hid_t access_list) {
  H5AC_cache_config_t cache{};
  cache.version = H5AC__CURR_CACHE_CONFIG_VERSION;
  H5Pget_mdc_config(access_list, &cache);
  cache.evictions_enabled = false;
  cache.incr_mode = H5C_incr__off;
  cache.flash_incr_mode = H5C_flash_incr__off;
  cache.decr_mode = H5C_decr__off;
  H5Pset_mdc_config(access_list, &cache);
}

struct Failure {
  int error = 0;          // errno, where a system call was to blame
  std::string innermost;  // HDF5's own words
};

herr_t visit_failure(unsigned, const H5E_error2_t* entry, void* into) {
  auto& failure = *static_cast<Failure*>(into);
  const std::string_view words = entry->desc != nullptr ? entry->desc : "";
  if (failure.innermost.empty()) failure.innermost = words;
  const auto at = words.find("errno = ");
  if (failure.error == 0 && at != std::string_view::npos)
    std::from_chars(words.data() + at + 8, words.data() + words.size(), failure.error);
  return 0;
}

std::string reason_of_library() {
  Failure failure;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, &visit_failure, &failure);
  H5Eclear2(H5E_DEFAULT);
  if (failure.error != 0) return reason(failure.error);
  if (failure.innermost.find("truncated file") != std::string::npos)
    return "the file is truncated: it is shorter than it says of itself";
  if (failure.innermost.find("signature") != std::string::npos) return "this is not an HDF5 file";
  return failure.innermost.empty() ? "HDF5 gives no reason" : failure.innermost;
}

Element element_of(hid_t type) {
  const std::size_t bytes = H5Tget_size(type);
  const bool is_signed = H5Tget_class(type) == H5T_INTEGER && H5Tget_sign(type) == H5T_SGN_2;
  switch (H5Tget_class(type)) {
    case H5T_FLOAT: return bytes == 4 ? Element::f32 : bytes == 8 ? Element::f64 : Element::other;
    case H5T_ENUM: return bytes == 1 ? Element::enumeration : Element::other;
    case H5T_STRING:
      return H5Tis_variable_str(type) > 0 ? Element::text : bytes == 1 ? Element::character : Element::other;
    case H5T_INTEGER:
      if (bytes == 1 && !is_signed) return Element::u8;
      if (bytes == 2 && !is_signed) return Element::u16;
      if (bytes == 4) return is_signed ? Element::i32 : Element::u32;
      if (bytes == 8) return is_signed ? Element::i64 : Element::u64;
      return Element::other;
    default: return Element::other;
  }
}

std::vector<const char*> pointers(std::span<const std::string> texts) {
  std::vector<const char*> out;
  for (const auto& text : texts) out.push_back(text.c_str());
  return out;
}

std::string name_of(std::string_view name) { return std::string(name); }

}  // namespace

Lock::Lock() : held_(process_lock()) {
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);  // HDF5 would print its errors; ours are thrown
}

Owned& Owned::operator=(Owned&& other) noexcept {
  if (this != &other) {
    const Owned closing(release());
    handle_ = other.release();
  }
  return *this;
}
Owned::~Owned() {
  if (handle_ < 0) return;
  const Lock lock;
  if (H5Iget_type(handle_) == H5I_FILE)
    H5Fclose(handle_);
  else
    H5Idec_ref(handle_);
}
Handle Owned::release() {
  const Handle handle = handle_;
  handle_ = -1;
  return handle;
}

std::size_t size(Element element) {
  constexpr std::array<std::size_t, 12> bytes{1, 2, 4, 4, 8, 8, 4, 8, 1, 0, 1, 0};
  return bytes[static_cast<std::size_t>(element)];
}

std::string reason(int error) {
  switch (error) {
    case ENOSPC: return "the disk is full";
    case EDQUOT: return "the disk quota is used up";
    case EFBIG: return "the file reached the largest size that is allowed";
    case ENOENT: return "the file or its folder does not exist";
    case ENOTDIR: return "a part of the path is not a folder";
    case EISDIR: return "this is a folder";
    case EACCES:
    case EPERM: return "permission denied";
    case EROFS: return "the disk is read-only";
    case EIO: return "the disk reports an error";
    case EEXIST: return "it exists already";
    default: return std::generic_category().message(error);
  }
}

// ---- attributes

Node::Node(std::shared_ptr<const std::string> file, std::string path, Handle handle)
    : file_(std::move(file)), path_(std::move(path)), handle_(handle) {}

void Node::fail(std::string_view doing) const {
  const std::string why = reason_of_library();
  throw sim::FileError(*file_, path_ == "/" ? "" : path_, fmt::format("cannot {}: {}", doing, why));
}

void Node::put(std::string_view name, Element kind, const void* values, const Shape& shape) {
  const Lock lock;
  const auto key = name_of(name);
  const Owned type = kind == Element::text ? text_type() : Owned(H5Tcopy(file_type(kind)));
  const Owned extent = space(shape);
  const Owned attribute(
      H5Aexists(handle(), key.c_str()) > 0  // a new value of the same type and shape, in place
          ? H5Aopen(handle(), key.c_str(), H5P_DEFAULT)
          : H5Acreate2(handle(), key.c_str(), type.get(), extent.get(), H5P_DEFAULT, H5P_DEFAULT));
  if (attribute.get() < 0 || H5Awrite(attribute.get(), type.get(), values) < 0)
    fail("write attribute " + key);
}
void Node::put(std::string_view name, std::string_view text) {
  const std::string copy(text);
  const char* pointer = copy.c_str();
  put(name, Element::text, &pointer, Shape{});
}
void Node::put(std::string_view name, std::span<const std::string> texts) {
  const auto list = pointers(texts);
  put(name, Element::text, list.data(), Shape{list.size()});
}
void Node::put_fixed(std::string_view name, std::string_view text) {
  const Lock lock;
  const auto key = name_of(name);
  const std::string copy(text);
  const Owned type = text_type(copy.size() + 1), extent = space({});
  const Owned attribute(
      H5Acreate2(handle(), key.c_str(), type.get(), extent.get(), H5P_DEFAULT, H5P_DEFAULT));
  if (attribute.get() < 0 || H5Awrite(attribute.get(), type.get(), copy.c_str()) < 0)
    fail("write attribute " + key);
}

bool Node::has(std::string_view attribute) const {
  const Lock lock;
  return H5Aexists(handle(), name_of(attribute).c_str()) > 0;
}
std::vector<std::string> Node::attributes() const {
  const Lock lock;
  std::vector<std::string> out;
  const auto visit = [](hid_t, const char* name, const H5A_info_t*, void* into) -> herr_t {
    static_cast<std::vector<std::string>*>(into)->emplace_back(name);
    return 0;
  };
  if (H5Aiterate2(handle(), H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &out) < 0)
    fail("list the attributes");
  return out;
}
std::vector<std::string> Node::texts(std::string_view name) const {
  const Lock lock;
  if (!has(name)) return {};
  const auto key = name_of(name);
  const Owned attribute(H5Aopen(handle(), key.c_str(), H5P_DEFAULT));
  const Owned type(H5Aget_type(attribute.get())), extent(H5Aget_space(attribute.get()));
  if (element_of(type.get()) != Element::text) return {};
  std::vector<char*> raw(static_cast<std::size_t>(H5Sget_simple_extent_npoints(extent.get())));
  const Owned memory = text_type();
  if (H5Aread(attribute.get(), memory.get(), raw.data()) < 0) fail("read attribute " + key);
  std::vector<std::string> out;
  for (const char* text : raw) out.emplace_back(text != nullptr ? text : "");
  H5Dvlen_reclaim(memory.get(), extent.get(), H5P_DEFAULT, raw.data());
  return out;
}
std::string Node::text(std::string_view name) const {
  if (const auto found = texts(name); !found.empty()) return found.front();
  const Lock lock;
  if (!has(name)) return {};
  const Owned attribute(H5Aopen(handle(), name_of(name).c_str(), H5P_DEFAULT));
  const Owned type(H5Aget_type(attribute.get()));
  if (H5Tget_class(type.get()) == H5T_STRING) {
    std::string fixed(H5Tget_size(type.get()), '\0');
    if (H5Aread(attribute.get(), type.get(), fixed.data()) < 0) fail("read attribute " + name_of(name));
    return fixed.substr(0, fixed.find('\0'));
  }
  const auto kind = element_of(type.get());
  if (kind == Element::u64) return fmt::format("{}", number<std::uint64_t>(name).value_or(0));
  if (kind == Element::f64 || kind == Element::f32)
    return fmt::format("{}", number<double>(name).value_or(0));
  return fmt::format("{}", number<std::int64_t>(name).value_or(0));
}
bool Node::number(std::string_view name, Element kind, void* value) const {
  const Lock lock;
  if (!has(name)) return false;
  const Owned attribute(H5Aopen(handle(), name_of(name).c_str(), H5P_DEFAULT));
  const Owned extent(H5Aget_space(attribute.get()));
  if (H5Sget_simple_extent_npoints(extent.get()) != 1) return false;
  const bool read = H5Aread(attribute.get(), file_type(kind), value) >= 0;
  H5Eclear2(H5E_DEFAULT);  // a text cannot be read as a number: that is the answer, not a failure
  return read;
}

// ---- datasets

Dataset::Dataset(std::shared_ptr<const std::string> file, std::string path, Handle handle)
    : Node(std::move(file), std::move(path), handle) {}

Shape Dataset::shape() const {
  const Lock lock;
  const Owned extent(H5Dget_space(handle()));
  std::vector<hsize_t> now(static_cast<std::size_t>(std::max(0, H5Sget_simple_extent_ndims(extent.get()))));
  H5Sget_simple_extent_dims(extent.get(), now.data(), nullptr);
  return Shape(now.begin(), now.end());
}
std::uint64_t Dataset::count() const {
  std::uint64_t all = 1;
  for (const auto length : shape()) all *= length;
  return all;
}
Element Dataset::element() const {
  const Lock lock;
  const Owned type(H5Dget_type(handle()));
  return element_of(type.get());
}
std::vector<EnumerationMember> Dataset::members() const {
  const Lock lock;
  const Owned type(H5Dget_type(handle()));
  std::vector<EnumerationMember> out;
  for (int i = 0; i < H5Tget_nmembers(type.get()); ++i) {
    char* name = H5Tget_member_name(type.get(), static_cast<unsigned>(i));
    std::uint8_t value = 0;
    H5Tget_member_value(type.get(), static_cast<unsigned>(i), &value);
    out.push_back({name, value});
    H5free_memory(name);
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  return out;
}
void Dataset::extend(const Shape& shape) {
  const Lock lock;
  const std::vector<hsize_t> now(shape.begin(), shape.end());
  space_ = {};
  if (H5Dset_extent(handle(), now.data()) < 0) fail("grow");
}

void Dataset::transfer(bool writing, void* values, const Shape* start, const Shape* count) const {
  const Lock lock;
  if (type_.get() < 0) type_ = Owned(H5Dget_type(handle()));
  Owned memory;
  hid_t file_space = H5S_ALL, memory_space = H5S_ALL;
  if (start != nullptr) {
    const std::vector<hsize_t> from(start->begin(), start->end()), length(count->begin(), count->end());
    if (space_.get() < 0) space_ = Owned(H5Dget_space(handle()));
    H5Sselect_hyperslab(space_.get(), H5S_SELECT_SET, from.data(), nullptr, length.data(), nullptr);
    memory = space(*count);
    file_space = space_.get();
    memory_space = memory.get();
  }
  const herr_t done = writing ? H5Dwrite(handle(), type_.get(), memory_space, file_space, H5P_DEFAULT, values)
                              : H5Dread(handle(), type_.get(), memory_space, file_space, H5P_DEFAULT, values);
  if (done < 0) fail(writing ? "write" : "read");
}
void Dataset::write(const void* values) { transfer(true, const_cast<void*>(values), nullptr, nullptr); }
void Dataset::write(const void* values, const Shape& start, const Shape& count) {
  transfer(true, const_cast<void*>(values), &start, &count);
}
void Dataset::read(void* values) const { transfer(false, values, nullptr, nullptr); }
void Dataset::read(void* values, const Shape& start, const Shape& count) const {
  transfer(false, values, &start, &count);
}
void Dataset::read(Element kind, void* values) const {
  const Lock lock;
  if (H5Dread(handle(), file_type(kind), H5S_ALL, H5S_ALL, H5P_DEFAULT, values) < 0) fail("read");
}
void Dataset::write(std::span<const std::string> texts) {
  const Lock lock;
  const auto list = pointers(texts);
  const Owned type = text_type();
  if (!list.empty() && H5Dwrite(handle(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, list.data()) < 0)
    fail("write");
}
std::vector<std::string> Dataset::texts() const {
  const Lock lock;
  std::vector<char*> raw(count());
  const Owned type = text_type(), extent(H5Dget_space(handle()));
  if (H5Dread(handle(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, raw.data()) < 0) fail("read");
  std::vector<std::string> out;
  for (const char* text : raw) out.emplace_back(text != nullptr ? text : "");
  H5Dvlen_reclaim(type.get(), extent.get(), H5P_DEFAULT, raw.data());
  return out;
}

// ---- groups

Group::Group(std::shared_ptr<const std::string> file, std::string path, Handle handle)
    : Node(std::move(file), std::move(path), handle) {}

std::string Group::below(std::string_view name) const {
  return fmt::format("{}{}{}", path_, path_ == "/" ? "" : "/", name);
}

Group Group::create_group(std::string_view name) {
  const Lock lock;
  const Owned list(H5Pcreate(H5P_GROUP_CREATE));
  H5Pset_link_creation_order(list.get(), ordered);
  H5Pset_attr_creation_order(list.get(), ordered);
  H5Pset_obj_track_times(list.get(), false);
  const Handle made = H5Gcreate2(handle(), name_of(name).c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT);
  if (made < 0) fail("make group " + name_of(name));
  return Group(file_, below(name), made);
}

Dataset Group::create(std::string_view name, const Layout& layout) {
  const Lock lock;
  const Owned list(H5Pcreate(H5P_DATASET_CREATE));
  H5Pset_attr_creation_order(list.get(), ordered);
  H5Pset_attr_phase_change(list.get(), 64,
                           0);  // attributes stand in the header; a heap for ten of them is wasteful
  H5Pset_obj_track_times(list.get(), false);
  const Owned type = layout.named_type >= 0            ? Owned(H5Tcopy(layout.named_type))
                     : layout.element == Element::text ? text_type()
                                                       : Owned(H5Tcopy(file_type(layout.element)));
  if (layout.chunk.empty()) {
    H5Pset_alloc_time(list.get(), layout.fill.empty() ? H5D_ALLOC_TIME_LATE : H5D_ALLOC_TIME_EARLY);
  } else {
    const std::vector<hsize_t> chunk(layout.chunk.begin(), layout.chunk.end());
    H5Pset_chunk(list.get(), static_cast<int>(chunk.size()), chunk.data());
  }
  if (layout.packed) {
    H5Pset_shuffle(list.get());
    H5Pset_deflate(list.get(), 4);
  }
  if (!layout.fill.empty()) H5Pset_fill_value(list.get(), type.get(), layout.fill.data());
  const Owned extent = space(layout.shape, layout.most);
  // A committed type must be handed over as it is, not as a copy, for the dataset to refer to it.
  const Handle made =
      H5Dcreate2(handle(), name_of(name).c_str(), layout.named_type >= 0 ? layout.named_type : type.get(),
                 extent.get(), H5P_DEFAULT, list.get(), H5P_DEFAULT);
  if (made < 0) fail("make dataset " + name_of(name));
  return Dataset(file_, below(name), made);
}
Dataset Group::create(std::string_view name, std::span<const std::string> texts) {
  auto made = create(name, Layout{.element = Element::text, .shape = {texts.size()}});
  made.write(texts);
  return made;
}

Owned Group::commit_enumeration(std::string_view name, std::span<const EnumerationMember> members) {
  const Lock lock;
  Owned type(H5Tenum_create(H5T_STD_U8LE));
  for (const auto& member : members)
    if (H5Tenum_insert(type.get(), member.name.c_str(), &member.value) < 0) fail("name value " + member.name);
  if (H5Tcommit2(handle(), name_of(name).c_str(), type.get(), H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT) < 0)
    fail("write type " + name_of(name));
  return type;
}

Group::Kind Group::kind(std::string_view name) const {
  const Lock lock;
  const std::string path(name);
  for (std::size_t cut = path.find('/'); cut != std::string::npos; cut = path.find('/', cut + 1))
    if (H5Lexists(handle(), path.substr(0, cut).c_str(), H5P_DEFAULT) <= 0) return Kind::absent;
  if (H5Lexists(handle(), path.c_str(), H5P_DEFAULT) <= 0) return Kind::absent;
  const Owned object(H5Oopen(handle(), path.c_str(), H5P_DEFAULT));
  if (object.get() < 0) fail("open " + path);
  switch (H5Iget_type(object.get())) {
    case H5I_GROUP: return Kind::group;
    case H5I_DATASET: return Kind::dataset;
    default: return Kind::type;
  }
}
std::vector<std::string> Group::names() const {
  const Lock lock;
  std::vector<std::string> out;
  const auto visit = [](hid_t, const char* name, const H5L_info_t*, void* into) -> herr_t {
    static_cast<std::vector<std::string>*>(into)->emplace_back(name);
    return 0;
  };
  if (H5Literate(handle(), H5_INDEX_NAME, H5_ITER_INC, nullptr, visit, &out) < 0) fail("list");
  std::sort(out.begin(), out.end());
  return out;
}
Group Group::group(std::string_view name) const {
  const Lock lock;
  const Handle found = H5Gopen2(handle(), name_of(name).c_str(), H5P_DEFAULT);
  if (found < 0) fail("open group " + name_of(name));
  return Group(file_, below(name), found);
}
Dataset Group::dataset(std::string_view name) const {
  const Lock lock;
  const Handle found = H5Dopen2(handle(), name_of(name).c_str(), H5P_DEFAULT);
  if (found < 0) fail("open dataset " + name_of(name));
  return Dataset(file_, below(name), found);
}

// ---- files

File File::create(const std::string& path, std::uint32_t chunks) {
  const Lock lock;
  const Owned list(H5Pcreate(H5P_FILE_CREATE));
  H5Pset_link_creation_order(list.get(), ordered);
  H5Pset_attr_creation_order(list.get(), ordered);
  H5Pset_attr_phase_change(list.get(), 64, 0);
  H5Pset_obj_track_times(list.get(), false);
  // An index node holds twice this many chunks. It is written in place as a whole; a split would not be.
  if (chunks > 64) H5Pset_istore_k(list.get(), std::min(4096u, chunks / 2 + 1));
  const Owned how = access();
  keep_metadata_until_flush(how.get());
  File file;
  file.path_ = std::make_shared<std::string>(path);
  file.handle_ = Owned(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, list.get(), how.get()));
  if (file.handle_.get() < 0)
    throw sim::FileError(path, "", fmt::format("cannot make the file: {}", reason_of_library()));
  file.root_ = Group(file.path_, "/", H5Gopen2(file.handle_.get(), "/", H5P_DEFAULT));
  return file;
}

File File::open(const std::string& path) {
  const Lock lock;
  const Owned how = access();
  File file;
  file.path_ = std::make_shared<std::string>(path);
  file.handle_ = Owned(H5Fopen(path.c_str(), H5F_ACC_RDONLY, how.get()));
  if (file.handle_.get() < 0)
    throw sim::FileError(path, "", fmt::format("cannot open the file: {}", reason_of_library()));
  file.root_ = Group(file.path_, "/", H5Gopen2(file.handle_.get(), "/", H5P_DEFAULT));
  if (file.root_.handle() < 0) file.root_.fail("open the root group");
  return file;
}

void File::called(const std::string& path) { *path_ = path; }

int File::descriptor() const {
  void* place = nullptr;
  if (H5Fget_vfd_handle(handle_.get(), H5P_DEFAULT, &place) < 0) root_.fail("reach the file");
  return *static_cast<int*>(place);
}

// HDF5 writes the end of the file into the superblock last. A process killed just before would leave
// addresses beyond the end that the file admits to, which no reader accepts; so the end goes first (HDF5 File
// Format 3.0, II.A, superblock versions 0 and 1: eight bytes after the base and free-space addresses).
void File::announce_end(int descriptor) const {
  hsize_t end = 0;
  if (H5Fget_filesize(handle_.get(), &end) < 0) root_.fail("measure the file");
  std::array<unsigned char, 52> superblock{};
  if (::pread(descriptor, superblock.data(), superblock.size(), 0) != static_cast<ssize_t>(superblock.size()))
    return;  // nothing was flushed yet
  const std::size_t at = superblock[8] == 0 ? 40 : superblock[8] == 1 ? 44 : 0;
  std::uint64_t told = 0;
  std::memcpy(&told, superblock.data() + at, sizeof told);
  if (at == 0 || told >= end) return;
  struct stat entry {};
  const bool done =
      ::fstat(descriptor, &entry) == 0 &&
      (static_cast<hsize_t>(entry.st_size) >= end || ::ftruncate(descriptor, static_cast<off_t>(end)) == 0) &&
      ::pwrite(descriptor, &end, sizeof end, static_cast<off_t>(at)) == sizeof end;
  if (!done) throw sim::FileError(*path_, "", fmt::format("cannot grow the file: {}", reason(errno)));
}

void File::flush() {
  const Lock lock;
  const int where = descriptor();
  announce_end(where);
  if (H5Fflush(handle_.get(), H5F_SCOPE_GLOBAL) < 0) root_.fail("flush");
  hsize_t end = 0;
  struct stat entry {};
  if (H5Fget_filesize(handle_.get(), &end) >= 0 && ::fstat(where, &entry) == 0 &&
      static_cast<hsize_t>(entry.st_size) > end && ::ftruncate(where, static_cast<off_t>(end)) != 0)
    throw sim::FileError(*path_, "", fmt::format("cannot trim the file: {}", reason(errno)));
}

void File::close() {
  const Lock lock;
  if (handle_.get() < 0) return;
  flush();
  root_ = Group(path_, "/", -1);
  if (H5Fclose(handle_.release()) < 0) root_.fail("close");
}

void File::abandon() {
  const Lock lock;
  if (handle_.get() < 0) return;
  // HDF5 has no way to forget: closing writes what it still holds. It writes it to nowhere.
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nowhere >= 0) {
    ::dup2(nowhere, descriptor());
    ::close(nowhere);
  }
  root_ = Group(path_, "/", -1);
  handle_ = {};
}

}  // namespace io::hdf5
