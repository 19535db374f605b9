<html><body>It's a page: use Page\Text;
<?php
declare(strict_types=1);

namespace App\Camera;

// use Commented\Out;
# use Commented\Too;
/* use Commented\Block; */
use OSS\OssClient;
use TencentCloud\Common\{Credential, Profile\ClientProfile as Profile};
use function AlibabaCloud\Tea\merge, Darabonba\OpenApi\run as go;
use Closure;

#[Route('/camera')]
final class Camera extends \Vendor\Sdk\Base
{
    use SomeTrait;
    use Shared\LogsTrait;

    private const LIBRARY = '/opt/sdk/libhcnetsdk.so';

    public function open(): void
    {
        $sql = <<<SQL
            use Heredoc\Text; new \In\Heredoc();
            SQL;
        $raw = <<<'EOT'
        new \In\Nowdoc("it's");
        EOT . "use In\\String";
        $client = new \Qcloud\Cos\Client(['region' => 'x']);
        $again = new \Qcloud\Cos\Client([]);
        $ffi = FFI::cdef("
            #include <HCNetSDK.h>
            bool NET_DVR_Init(void);
            int printf(const char *format, ...);
        ", self::LIBRARY);
        $other = \FFI::load('headers/dhnetsdk.h');
        dl('acme.so');
        $handler = function () use ($client) { return $client; };
        if ($a < $b) { echo 'it\'s fine // no comment'; }
    }
}
?>
<p>use \After\Code;</p>
<?= \Short\Tag\Echoed::text() ?>
<script>var a = "\\In\\Script\\Text";</script>
